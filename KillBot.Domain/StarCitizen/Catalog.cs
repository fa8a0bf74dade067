using System.Collections.Frozen;

namespace KillBot.Domain.StarCitizen;

/// <summary>Readable names for what the logs call things, and lists of ships, systems, places and weapons.</summary>
/// <remarks>
/// The data is part of the assembly and is read when first asked for, each kind by itself: names take about a megabyte,
/// the lists another three. Lookups ignore case and instance ids. Safe for all threads.
/// </remarks>
public sealed class Catalog
{
    private readonly Lazy<ShipNames> _shipNames = new(ShipNames.Load);
    private readonly Lazy<LocationNames> _locationNames = new(LocationNames.Load);
    private readonly Lazy<FrozenDictionary<string, string>> _weaponNames = new(LoadWeaponNames);
    private readonly Lazy<FrozenDictionary<string, string>> _npcNames = new(LoadNpcNames);
    private readonly Lazy<IReadOnlyList<Ship>> _ships = new(() => CatalogJsonContext.Read("ships", CatalogJsonContext.Default.ShipsFile).Ships);
    private readonly Lazy<IReadOnlyList<StarSystem>> _systems = new(() => CatalogJsonContext.Read("systems", CatalogJsonContext.Default.SystemsFile).Systems);
    private readonly Lazy<IReadOnlyList<Location>> _locations = new(() => CatalogJsonContext.Read("locations", CatalogJsonContext.Default.LocationsFile).Places);
    private readonly Lazy<IReadOnlyList<Weapon>> _weapons = new(LoadWeapons);
    private readonly Lazy<NameIndex<Ship>> _shipIndex;
    private readonly Lazy<NameIndex<Location>> _locationIndex;
    private readonly Lazy<NameIndex<StarSystem>> _systemIndex;

    private Catalog()
    {
        _shipIndex = new(() => ShipIndex.Create(Ships));
        _locationIndex = new(() => LocationIndex.Create(Locations));
        _systemIndex = new(() => new NameIndex<StarSystem>(
            Systems, system => system.Name, system => [system.Code, $"{system.Name} System"]));
    }

    public static Catalog Default { get; } = new();

    public IReadOnlyList<Ship> Ships => _ships.Value;

    public IReadOnlyList<StarSystem> Systems => _systems.Value;

    public IReadOnlyList<Location> Locations => _locations.Value;

    public IReadOnlyList<Weapon> Weapons => _weapons.Value;

    /// <summary>Ships by class, name or alias.</summary>
    public NameIndex<Ship> ShipsByName => _shipIndex.Value;

    /// <summary>Places by name, code or zone id; zones of the logs that are no place of the list among them.</summary>
    public NameIndex<Location> LocationsByName => _locationIndex.Value;

    /// <summary>Solar systems by name or code.</summary>
    public NameIndex<StarSystem> SystemsByName => _systemIndex.Value;

    /// <summary>The name of a weapon's class, or of the vehicle that was the weapon.</summary>
    public string WeaponName(string raw)
    {
        var name = InstanceId.Strip(raw);
        return ReadableName.Shorten(name, part => _weaponNames.Value.GetValueOrDefault(part), out _)
            ?? _shipNames.Value.Find(name)
            ?? ReadableName.Of(name);
    }

    /// <summary>The name of a vehicle, with its NPC crew or variant in parentheses.</summary>
    public string ShipName(string classOrInstance)
    {
        var name = InstanceId.Strip(classOrInstance);
        return _shipNames.Value.Find(name) ?? ReadableName.Of(VehicleZone.HasMaker(name) ? name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..] : name);
    }

    /// <summary>Whether the class is a vehicle's.</summary>
    public bool IsShip(string classOrInstance) => _shipNames.Value.Contains(InstanceId.Strip(classOrInstance));

    /// <summary>The name of a place; for a vehicle instance the vehicle's.</summary>
    public string LocationName(string zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return _locationNames.Value.Find(zone)
            ?? (VehicleZone.HasMaker(zone) ? ShipName(zone) : ReadableName.Of(zone));
    }

    /// <summary>The name of an NPC's class: <c>PU_Human-NineTails-Pilot-Male-Light_01_3864128940772</c> → <c>NineTails Pilot Light</c>.</summary>
    public string NpcName(string raw)
    {
        var name = InstanceId.Strip(raw);
        return _npcNames.Value.GetValueOrDefault(name)
            ?? _npcNames.Value.GetValueOrDefault(NpcActors.WithoutVariant(name))
            ?? ReadableName.Of(name);
    }

    /// <summary>Whether the name, without instance id, is one of the game's actor classes; some of those are plain words.</summary>
    internal bool IsNpcClass(string actorClass) => _npcNames.Value.ContainsKey(actorClass);

    private static FrozenDictionary<string, string> LoadNpcNames() =>
        CatalogJsonContext.Read("npc_actors", CatalogJsonContext.Default.NpcActorsFile).Actors.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, string> LoadWeaponNames() =>
        ReadWeapons().ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Name, StringComparer.OrdinalIgnoreCase);

    private static List<Weapon> LoadWeapons() =>
    [
        .. ReadWeapons().Select(entry => new Weapon(
            entry.Key, entry.Value.Name, entry.Value.Kind, entry.Value.Class, entry.Value.Size,
            // Untranslated game text.
            entry.Value.Manufacturer?.StartsWith('@') == true ? null : entry.Value.Manufacturer,
            entry.Value.Vehicle)),
    ];

    private static Dictionary<string, WeaponEntry> ReadWeapons() =>
        CatalogJsonContext.Read("weapons", CatalogJsonContext.Default.WeaponsFile).Weapons;
}
