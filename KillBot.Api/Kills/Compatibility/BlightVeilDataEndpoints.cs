using KillBot.Api.Auth;
using KillBot.Api.StarCitizen;
using KillBot.Domain.StarCitizen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Kills.Compatibility;

/// <summary>Names that BlightVeil's tracker fetches once a minute.</summary>
internal static class BlightVeilDataEndpoints
{
    private static readonly Lazy<CatalogAnswer> WeaponNames = new(() => CatalogAnswer.Of(
        new TrackerWeaponsResponse([.. Catalog.Default.Weapons.Select(weapon => new TrackerNameResponse(weapon.ClassName, weapon.Name))]),
        ApiJsonContext.Default.TrackerWeaponsResponse));

    private static readonly Lazy<CatalogAnswer> ShipNames = new(() => CatalogAnswer.Of(
        new TrackerShipsResponse([.. Catalog.Default.Ships.Select(ship => new TrackerNameResponse(ship.ClassName, ship.Name))]),
        ApiJsonContext.Default.TrackerShipsResponse));

    public static void MapBlightVeilDataEndpoints(this RouteGroupBuilder trackers)
    {
        var data = trackers.MapGroup("/api/server/data").RequireAuthorization(Policies.ApiKey);
        data.MapGet("/weapons", Weapons).WithSummary("Names of weapons, for BlightVeil's tracker")
            .Produces<TrackerWeaponsResponse>().ProducesProblem(401);
        data.MapGet("/ships", Ships).WithSummary("Names of ships, for BlightVeil's tracker")
            .Produces<TrackerShipsResponse>().ProducesProblem(401);
        data.MapGet("/ignoredVictimRules", VictimRules).WithSummary("Victims not to report, for BlightVeil's tracker").ProducesProblem(401);
    }

    internal static FileContentHttpResult Weapons(HttpContext context) => WeaponNames.Value.Send(context);

    internal static FileContentHttpResult Ships(HttpContext context) => ShipNames.Value.Send(context);

    /// <remarks>None: NPCs count as PvE here, so the tracker is to report them.</remarks>
    internal static Ok<TrackerVictimRulesResponse> VictimRules() => TypedResults.Ok(new TrackerVictimRulesResponse([]));
}
