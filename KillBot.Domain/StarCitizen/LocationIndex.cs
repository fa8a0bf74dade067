namespace KillBot.Domain.StarCitizen;

/// <summary>Places by name, code, alias, and any id that the game's logs use for them.</summary>
internal static class LocationIndex
{
    public static NameIndex<Location> Create(IReadOnlyList<Location> places)
    {
        var file = CatalogJsonContext.Read("locations", CatalogJsonContext.Default.ZonesFile);
        var byZone = places.SelectMany(place => place.ZoneIds ?? [], (place, id) => (id, place))
            .DistinctBy(entry => entry.id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(entry => entry.id, entry => entry.place, StringComparer.OrdinalIgnoreCase);
        var byName = places.DistinctBy(place => place.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(place => place.Name, StringComparer.OrdinalIgnoreCase);
        var others = file.ZoneIds.Select(zone => (Id: zone.Key, zone.Value.Name, zone.Value.System))
            .Concat(file.RespawnIds.Concat(file.StationCodes).Select(entry => (Id: entry.Key, Name: entry.Value, System: (string?)null)))
            .DistinctBy(entry => entry.Id, StringComparer.OrdinalIgnoreCase)
            .Where(entry => !byZone.ContainsKey(entry.Id))
            .Select(entry => (entry.Id, Place: byZone.GetValueOrDefault(BodyOf(entry.Id)) ?? byName.GetValueOrDefault(entry.Name), entry.Name, entry.System))
            .ToList();
        var idsOf = others.Where(entry => entry.Place is not null).ToLookup(entry => entry.Place!.Code, entry => entry.Id, StringComparer.Ordinal);
        return new NameIndex<Location>(
            [.. places, .. others.Where(entry => entry.Place is null)
                .Select(entry => new Location(entry.Name, "zone", null, entry.System, entry.Id, [entry.Id], null))],
            place => place.Name,
            place => [place.Code, .. place.ZoneIds ?? [], .. place.Aliases ?? [], .. idsOf[place.Code]]);
    }

    // OOC_Stanton_1a_Ariel is the container of the body stanton1a.
    private static string BodyOf(string zone) =>
        zone.Split('_') is ["OOC", var system, { Length: <= 2 } number, ..] ? system + number : zone;
}
