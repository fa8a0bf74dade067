using System.Collections.Frozen;

namespace KillBot.Domain.StarCitizen;

/// <summary>Names of places by any of the ids the logs use: zones, respawn points, station codes.</summary>
internal sealed class LocationNames
{
    private readonly FrozenDictionary<string, string> _names;

    private LocationNames(FrozenDictionary<string, string> names) => _names = names;

    public static LocationNames Load()
    {
        var file = CatalogJsonContext.Read("locations", CatalogJsonContext.Default.ZonesFile);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        // Short names of bodies first, then the fuller ones of zones, then respawn points.
        foreach (var place in file.Places)
        {
            foreach (var id in (place.ZoneIds ?? []).Concat(place.Aliases ?? []))
            {
                names.TryAdd(id, place.Name);
            }
        }

        foreach (var (id, zone) in file.ZoneIds)
        {
            names.TryAdd(id, id.StartsWith("OOC_", StringComparison.Ordinal) ? zone.Name.Split(',')[0] : zone.Name);
        }

        foreach (var (id, name) in file.StationCodes.Concat(file.RespawnIds))
        {
            names.TryAdd(id, name);
        }

        return new LocationNames(names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }

    public string? Find(string zone)
    {
        if (zone.Length > ReadableName.MaxLength)
        {
            return null;
        }

        zone = zone.TrimStart('@');
        var name = InstanceId.Strip(zone);
        return _names.GetValueOrDefault(zone) ?? _names.GetValueOrDefault(name) ?? FromPattern(name);
    }

    // Zones are named by rules where they are generated; see "patterns" in locations.json.
    private string? FromPattern(string zone)
    {
        if (zone.Equals("SolarSystem", StringComparison.OrdinalIgnoreCase))
        {
            return "Open space";
        }

        if (zone.Contains("-ugf_", StringComparison.OrdinalIgnoreCase))
        {
            return zone.EndsWith("_drugs", StringComparison.OrdinalIgnoreCase) ? "Drug bunker" : "Bunker";
        }

        return Rest(zone, "OOC_JumpPoint_") is { } gateway ? $"Jump point {gateway}"
            : Rest(zone, "OOC_") is { } body ? BodyName(body)
            : Rest(zone, "Hangar_") is { } hangar ? HangarName(hangar)
            : Rest(zone, "LOC_") is { } station ? Find(station) ?? ReadableName.Of(station)
            : zone.EndsWith("_LOC", StringComparison.OrdinalIgnoreCase) ? Find(zone[..^4]) ?? ReadableName.Of(zone[..^4])
            : Rest(zone, "TransitCarriage_") is not null ? "Transit"
            : Rest(zone, "ab_mine_") is not null ? "Asteroid mining base"
            : Rest(zone, "LocationHarvestableObjectContainer_ab_pyro_") is not null ? "Remote asteroid base, Pyro"
            : Rest(zone, "RastarInteriorGridHost_") is not null ? "Surface facility"
            : Rest(zone, "ObjectContainer_") is { } inside ? ReadableName.Of(inside)
            : Rest(zone, "ObjectContainer-") is { } room ? ReadableName.Of(room)
            : Rest(zone, "StreamingSOC_") is { } interior ? ReadableName.Of(interior)
            : null;
    }

    private static string? Rest(string zone, string prefix) =>
        zone.Length > prefix.Length && zone.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? zone[prefix.Length..] : null;

    // Stanton_4a_PortOlisar: system, number of planet and moon, name.
    private static string BodyName(string body)
    {
        var parts = body.Split('_', 3);
        return ReadableName.Of(parts.Length == 3 && char.IsAsciiDigit(parts[1].FirstOrDefault()) ? parts[2] : body);
    }

    // SmallFront_GrimHEX: size of the hangar, then where, if it says.
    private static string HangarName(string hangar)
    {
        var at = hangar.IndexOf('_', StringComparison.Ordinal);
        return at < 0 ? "Hangar" : $"Hangar, {ReadableName.Of(hangar[(at + 1)..])}";
    }
}
