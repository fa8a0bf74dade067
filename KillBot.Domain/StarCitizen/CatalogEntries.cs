namespace KillBot.Domain.StarCitizen;

/// <summary>A ship or ground vehicle. Null where the sources are silent.</summary>
/// <param name="PriceUec">Price at the kiosks in the game, in aUEC; sources of 2026 at the latest.</param>
/// <param name="PriceUsd">Price in the pledge store.</param>
/// <param name="Status"><c>Released</c>, <c>InGameData</c> or a stage of production.</param>
public sealed record Ship(
    string ClassName, string Name, string? ShortName, string Manufacturer, string ManufacturerCode, string Kind,
    string? Career, string? Role, int? SizeClass, string? Size, int? CrewMin, int? CrewMax, int? Crew, double? CargoScu,
    long? PriceUec, decimal? PriceUsd, string Status, string? Patch, double? LengthM, string? VariantOf,
    IReadOnlyList<string>? Aliases, IReadOnlyList<string>? LogClassNames);

/// <summary>A solar system of the RSI starmap.</summary>
/// <param name="Position">x, y, z in light years as the starmap draws them.</param>
/// <param name="SizeAu">In astronomical units.</param>
/// <param name="InGame">Whether it can be visited: Stanton, Pyro and Nyx.</param>
public sealed record StarSystem(
    string Name, string Code, string Type, string Affiliation, IReadOnlyList<double> Position, double? SizeAu,
    double? Population, double? Economy, double? Danger, IReadOnlyList<JumpPoint> JumpPoints, bool InGame,
    IReadOnlyList<string>? Planets, IReadOnlyList<string>? Moons);

/// <summary>A way into another system.</summary>
/// <param name="Size">S, M or L: the largest ships that pass.</param>
public sealed record JumpPoint(string To, string Size);

/// <summary>A place: a body, a station, a cave, …</summary>
/// <param name="Parent">What it lies on or orbits.</param>
/// <param name="Code">Unique: <c>STANTON/2A</c>.</param>
public sealed record Location(
    string Name, string Type, string? Parent, string? System, string Code, IReadOnlyList<string>? ZoneIds, IReadOnlyList<string>? Aliases);

/// <summary>A weapon, carried or mounted.</summary>
/// <param name="Kind"><c>fps</c>, <c>ship</c> or <c>missileRack</c>.</param>
/// <param name="Category">Of carried ones: <c>pistol</c>, <c>smg</c>, …</param>
/// <param name="Vehicle">The only vehicle that has it.</param>
public sealed record Weapon(string ClassName, string Name, string Kind, string? Category, int? Size, string? Manufacturer, string? Vehicle);
