using System.Collections.Frozen;

namespace KillBot.Domain.StarCitizen;

/// <summary>Names of vehicles by class.</summary>
internal sealed class ShipNames
{
    private readonly FrozenDictionary<string, string> _names;
    private readonly FrozenDictionary<string, string> _crews;

    private ShipNames(FrozenDictionary<string, string> names, FrozenDictionary<string, string> crews)
    {
        _names = names;
        _crews = crews;
    }

    public static ShipNames Load()
    {
        var file = CatalogJsonContext.Read("ship_class_names", CatalogJsonContext.Default.ShipNamesFile);
        var names = new Dictionary<string, string>(file.ShipClassNames, StringComparer.OrdinalIgnoreCase);
        foreach (var ship in CatalogJsonContext.Read("ships", CatalogJsonContext.Default.ShipClassesFile).Ships)
        {
            names.TryAdd(ship.ClassName, ship.Name);
            foreach (var logged in ship.LogClassNames ?? [])
            {
                names.TryAdd(logged, ship.Name);
            }
        }

        return new ShipNames(
            names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            file.NpcVehicleSuffixes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }

    public bool Contains(string className) => _names.ContainsKey(className);

    /// <summary>The name, with the crew or the variant in parentheses: <c>MISC Prospector (NineTails)</c>.</summary>
    public string? Find(string className)
    {
        var crewAt = CrewAt(className);
        var crew = crewAt < 0 ? null : CrewName(className[(crewAt + 1)..]);
        var hull = crewAt < 0 ? className : className[..crewAt];

        // One word is the maker's code alone.
        var name = ReadableName.Shorten(hull, part => part.Contains('_', StringComparison.Ordinal) ? _names.GetValueOrDefault(part) : null, out var variant);
        if (name is null)
        {
            return null;
        }

        var remarks = string.Join(", ", new[] { variant.Replace('_', ' '), crew }.Where(text => !string.IsNullOrEmpty(text)));
        return remarks.Length == 0 ? name : $"{name} ({remarks})";
    }

    private static int CrewAt(string className)
    {
        var at = className.IndexOf("_PU_AI_", StringComparison.OrdinalIgnoreCase);
        return at >= 0 ? at : className.IndexOf("_EA_AI_", StringComparison.OrdinalIgnoreCase);
    }

    private string? CrewName(string suffix) =>
        ReadableName.Shorten(suffix, part => _crews.GetValueOrDefault(part), out _)
            ?? (suffix.Length > "PU_AI_".Length ? ReadableName.Of(suffix["PU_AI_".Length..]) : null);
}
