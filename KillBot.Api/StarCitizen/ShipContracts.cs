using KillBot.Domain.StarCitizen;

namespace KillBot.Api.StarCitizen;

/// <summary>Ships and ground vehicles.</summary>
public sealed record ShipListResponse(bool Success, IReadOnlyList<ShipResponse> Data, int Count);

public sealed record ShipDataResponse(bool Success, ShipResponse Data);

/// <summary>A ship or ground vehicle. Null where nothing is known.</summary>
/// <param name="Name">Without its maker.</param>
/// <param name="FullName">With its maker.</param>
/// <param name="ClassName">What the game's logs call it.</param>
/// <param name="Type">Its role: <c>Light Fighter</c>.</param>
/// <param name="Size"><c>Snub</c>, <c>Small</c>, <c>Medium</c>, <c>Large</c>, <c>Capital</c> or <c>Vehicle</c>.</param>
/// <param name="Crew">People it is made for.</param>
/// <param name="Cargo">In SCU.</param>
/// <param name="Price">At the kiosks in the game, in aUEC.</param>
/// <param name="PriceUsd">In the pledge store, in US dollars.</param>
/// <param name="Kind"><c>Ship</c>, <c>Vehicle</c> or <c>Gravlev</c>.</param>
/// <param name="Status"><c>Released</c>, <c>InGameData</c>, <c>InProd</c>, <c>Concept</c> or <c>OnHold</c>.</param>
/// <param name="Length">In metres.</param>
/// <param name="Patch">The version of the game that brought it.</param>
/// <param name="VariantOf">Class name of the ship that this one is made from.</param>
public sealed record ShipResponse(
    string Name, string FullName, string ClassName, string Manufacturer, string ManufacturerCode, string? Type, string? Size,
    int? Crew, double? Cargo, long? Price, decimal? PriceUsd, string Kind, string? Career, string? Role, string Status,
    int? MinCrew, int? MaxCrew, double? Length, string? Patch, string? VariantOf, IReadOnlyList<string> Aliases)
{
    internal static ShipResponse From(Ship ship) => new(
        ship.ShortName ?? ship.Name,
        ship.Name,
        ship.ClassName,
        ship.Manufacturer,
        ship.ManufacturerCode,
        ship.Role ?? ship.Career,
        ship.Size,
        ship.Crew ?? ship.CrewMax ?? ship.CrewMin,
        ship.CargoScu,
        ship.PriceUec,
        ship.PriceUsd,
        ship.Kind,
        ship.Career,
        ship.Role,
        ship.Status,
        ship.CrewMin,
        ship.CrewMax ?? ship.Crew,
        ship.LengthM,
        ship.Patch,
        ship.VariantOf,
        ship.Aliases ?? []);
}
