namespace KillBot.Domain.StarCitizen;

/// <summary>Ships by class, by name with or without the maker, and by alias.</summary>
internal static class ShipIndex
{
    public static NameIndex<Ship> Create(IReadOnlyList<Ship> ships) => new(
        // Variants share the names of what they are made from.
        [.. ships.OrderBy(ship => ship.Status == "Released" ? 0 : 1).ThenBy(ship => ship.ClassName.Length)],
        ship => ship.ShortName ?? ship.Name,
        NamesOf,
        ships.SelectMany(MakersOf));

    private static IEnumerable<string> NamesOf(Ship ship)
    {
        string[] names = [ship.ClassName, ship.Name, .. ship.Aliases ?? [], .. ship.LogClassNames ?? []];
        foreach (var name in names.Append(ship.ShortName ?? ship.Name))
        {
            yield return name;
            foreach (var maker in MakersOf(ship))
            {
                if (name.StartsWith(maker, StringComparison.OrdinalIgnoreCase) && name.Length > maker.Length)
                {
                    yield return name[maker.Length..];
                }
            }
        }

        // The first model had no mark until a second one came.
        if (ship.ShortName?.Contains("Mk I ", StringComparison.Ordinal) == true)
        {
            yield return ship.ShortName.Replace("Mk I ", "", StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> MakersOf(Ship ship) =>
        [$"{ship.Manufacturer} ", $"{ship.ManufacturerCode} ", $"{ship.ManufacturerCode}_", $"{ship.Manufacturer.Split(' ')[0]} "];
}
