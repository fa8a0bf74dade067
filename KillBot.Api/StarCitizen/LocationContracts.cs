using KillBot.Domain.StarCitizen;

namespace KillBot.Api.StarCitizen;

/// <summary>A page of places.</summary>
/// <param name="Count">On this page.</param>
/// <param name="Total">On all pages.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record LocationListResponse(bool Success, IReadOnlyList<LocationResponse> Data, int Count, int Total, string? NextCursor);

public sealed record LocationDataResponse(bool Success, LocationResponse Data);

/// <summary>A place.</summary>
/// <param name="Type"><c>planet</c>, <c>moon</c>, <c>station</c>, <c>cave</c>, …; <c>zone</c> for what only the logs know.</param>
/// <param name="Parent">What it lies on or orbits.</param>
/// <param name="System">The solar system it is in, if known.</param>
/// <param name="Code">Unique.</param>
/// <param name="ZoneIds">What the game's logs call it.</param>
public sealed record LocationResponse(
    string Name, string Type, string? Parent, string? System, string Code, IReadOnlyList<string> ZoneIds, IReadOnlyList<string> Aliases)
{
    internal static LocationResponse From(Location place) =>
        new(place.Name, place.Type, place.Parent, place.System, place.Code, place.ZoneIds ?? [], place.Aliases ?? []);
}
