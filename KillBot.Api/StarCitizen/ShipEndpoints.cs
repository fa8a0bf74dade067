using KillBot.Domain.StarCitizen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.StarCitizen;

/// <summary>Ships and ground vehicles of the game.</summary>
internal static class ShipEndpoints
{
    private static readonly Lazy<IReadOnlyList<ShipResponse>> Ships = new(() =>
        [.. Catalog.Default.Ships.Select(ShipResponse.From)
            .OrderBy(ship => ship.Status == "Released" ? 0 : 1).ThenBy(ship => ship.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(ship => ship.ClassName, StringComparer.Ordinal)]);

    private static readonly Lazy<CatalogAnswer> All = new(() => ListOf(Ships.Value));

    public static void MapShipEndpoints(this RouteGroupBuilder starCitizen)
    {
        starCitizen.MapGet("/ships", List).WithSummary("Ships and ground vehicles").Produces<ShipListResponse>();
        starCitizen.MapGet("/ships/{name}", Find).WithSummary("One ship").Produces<ShipDataResponse>().ProducesProblem(404);
    }

    /// <remarks>All of them, released ones first, or those that meet every filter given. Filters ignore case.</remarks>
    /// <param name="manufacturer">Name or code: <c>Aegis Dynamics</c>, <c>AEGS</c>.</param>
    /// <param name="size">Such as <c>Small</c>.</param>
    /// <param name="type">Role, career or kind: <c>Light Fighter</c>, <c>Combat</c>, <c>Ship</c>.</param>
    /// <param name="search">Part of a name or class name.</param>
    internal static FileContentHttpResult List(string? manufacturer, string? size, string? type, string? search, HttpContext context)
    {
        if (string.IsNullOrWhiteSpace(string.Concat(manufacturer, size, type, search)))
        {
            return All.Value.Send(context);
        }

        return ListOf([.. Ships.Value.Where(ship =>
            CatalogFilter.Is(manufacturer, ship.Manufacturer, ship.ManufacturerCode)
            && CatalogFilter.Is(size, ship.Size)
            && CatalogFilter.Is(type, ship.Type, ship.Career, ship.Kind)
            && CatalogFilter.Contains(search, ship.Name, ship.FullName, ship.ClassName))]).Send(context);
    }

    /// <remarks>By name with or without the maker, class name or alias. Case, spaces and hyphens do not matter.</remarks>
    internal static Results<FileContentHttpResult, ProblemHttpResult> Find(string name, HttpContext context) =>
        Catalog.Default.ShipsByName.Find(name) is { } ship
            ? CatalogAnswer.Of(new ShipDataResponse(true, ShipResponse.From(ship)), ApiJsonContext.Default.ShipDataResponse).Send(context)
            : CatalogAnswer.NotFound("ship", name, Catalog.Default.ShipsByName);

    private static CatalogAnswer ListOf(IReadOnlyList<ShipResponse> ships) =>
        CatalogAnswer.Of(new ShipListResponse(true, ships, ships.Count), ApiJsonContext.Default.ShipListResponse);
}
