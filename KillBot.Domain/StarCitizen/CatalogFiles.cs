using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace KillBot.Domain.StarCitizen;

/// <summary>The shapes of the embedded data files; what is not named here is not kept in memory.</summary>
internal sealed record ShipNamesFile(Dictionary<string, string> ShipClassNames, Dictionary<string, string> NpcVehicleSuffixes);

internal sealed record NpcActorsFile(Dictionary<string, string> Actors);

internal sealed record WeaponsFile(Dictionary<string, WeaponEntry> Weapons);

internal sealed record WeaponEntry(string Name, string Kind, string? Class, int? Size, string? Manufacturer, string? Vehicle);

internal sealed record ZonesFile(
    List<PlaceZones> Places, Dictionary<string, ZoneEntry> ZoneIds, Dictionary<string, string> RespawnIds, Dictionary<string, string> StationCodes);

internal sealed record PlaceZones(string Name, List<string>? ZoneIds, List<string>? Aliases);

internal sealed record ZoneEntry(string Name, string? System);

internal sealed record LocationsFile(List<Location> Places);

internal sealed record ShipsFile(List<Ship> Ships);

internal sealed record ShipClassesFile(List<ShipClass> Ships);

internal sealed record ShipClass(string ClassName, string Name, List<string>? LogClassNames);

internal sealed record SystemsFile(List<StarSystem> Systems);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ShipNamesFile))]
[JsonSerializable(typeof(NpcActorsFile))]
[JsonSerializable(typeof(WeaponsFile))]
[JsonSerializable(typeof(ZonesFile))]
[JsonSerializable(typeof(LocationsFile))]
[JsonSerializable(typeof(ShipsFile))]
[JsonSerializable(typeof(ShipClassesFile))]
[JsonSerializable(typeof(SystemsFile))]
internal sealed partial class CatalogJsonContext : JsonSerializerContext
{
    /// <summary>Reads an embedded file straight from the assembly's image.</summary>
    public static T Read<T>(string file, JsonTypeInfo<T> type)
    {
        var name = $"KillBot.Domain.StarCitizen.Data.{file}.json";
        using var stream = typeof(CatalogJsonContext).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The data file {name} is missing from the build.");
        return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidOperationException($"The data file {name} is empty.");
    }
}
