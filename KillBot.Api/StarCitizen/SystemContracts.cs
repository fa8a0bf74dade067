using KillBot.Domain.StarCitizen;

namespace KillBot.Api.StarCitizen;

/// <summary>Solar systems.</summary>
public sealed record SystemListResponse(bool Success, IReadOnlyList<SystemResponse> Data, int Count);

public sealed record SystemDataResponse(bool Success, SystemDetailResponse Data);

/// <summary>A solar system.</summary>
/// <param name="Type"><c>SINGLE_STAR</c> or <c>BINARY</c>.</param>
/// <param name="Position">x, y, z in light years, as the starmap draws it.</param>
/// <param name="SizeAu">In astronomical units.</param>
/// <param name="Population">From 0 to 10, like <c>economy</c> and <c>danger</c>.</param>
/// <param name="InGame">Whether it can be visited.</param>
public sealed record SystemResponse(
    string Name, string Code, string Type, string Affiliation, bool InGame, IReadOnlyList<double> Position, double? SizeAu,
    double? Population, double? Economy, double? Danger, IReadOnlyList<JumpPointResponse> JumpPoints)
{
    internal static SystemResponse From(StarSystem system) => new(
        system.Name, system.Code, system.Type, system.Affiliation, system.InGame, system.Position, system.SizeAu,
        system.Population, system.Economy, system.Danger, JumpPointResponse.From(system));
}

/// <summary>A solar system and what is in it.</summary>
/// <param name="Places">Everything known to lie in it: bodies, stations, caves, …</param>
public sealed record SystemDetailResponse(
    string Name, string Code, string Type, string Affiliation, bool InGame, IReadOnlyList<double> Position, double? SizeAu,
    double? Population, double? Economy, double? Danger, IReadOnlyList<JumpPointResponse> JumpPoints,
    IReadOnlyList<string> Planets, IReadOnlyList<string> Moons, IReadOnlyList<SystemPlaceResponse> Places)
{
    internal static SystemDetailResponse From(StarSystem system, IEnumerable<Location> places) => new(
        system.Name, system.Code, system.Type, system.Affiliation, system.InGame, system.Position, system.SizeAu,
        system.Population, system.Economy, system.Danger, JumpPointResponse.From(system), system.Planets ?? [], system.Moons ?? [],
        [.. places.Select(place => new SystemPlaceResponse(place.Name, place.Type, place.Parent, place.Code))]);
}

/// <summary>A way into another system.</summary>
/// <param name="Size"><c>S</c>, <c>M</c> or <c>L</c>: the largest ships that pass.</param>
public sealed record JumpPointResponse(string To, string Size)
{
    internal static IReadOnlyList<JumpPointResponse> From(StarSystem system) =>
        [.. system.JumpPoints.Select(point => new JumpPointResponse(point.To, point.Size))];
}

public sealed record SystemPlaceResponse(string Name, string Type, string? Parent, string Code);
