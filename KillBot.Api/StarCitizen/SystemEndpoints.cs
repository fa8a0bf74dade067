using KillBot.Domain.StarCitizen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.StarCitizen;

/// <summary>Solar systems of the starmap.</summary>
internal static class SystemEndpoints
{
    private static readonly Lazy<IReadOnlyList<SystemResponse>> Systems = new(() =>
        [.. Catalog.Default.Systems.Select(SystemResponse.From).OrderBy(system => system.Name, StringComparer.OrdinalIgnoreCase)]);

    private static readonly Lazy<CatalogAnswer> All = new(() => ListOf(Systems.Value));

    public static void MapSystemEndpoints(this RouteGroupBuilder starCitizen)
    {
        starCitizen.MapGet("/systems", List).WithSummary("Solar systems").Produces<SystemListResponse>();
        starCitizen.MapGet("/systems/{name}", Find).WithSummary("One solar system and what is in it")
            .Produces<SystemDataResponse>().ProducesProblem(404);
    }

    /// <remarks>All of them by name, or those that meet every filter given. Filters ignore case.</remarks>
    /// <param name="affiliation">Such as <c>UEE</c> or <c>Unclaimed</c>.</param>
    /// <param name="inGame">Only those that can, or cannot, be visited.</param>
    /// <param name="search">Part of the name.</param>
    internal static FileContentHttpResult List(string? affiliation, bool? inGame, string? search, HttpContext context) =>
        string.IsNullOrWhiteSpace(string.Concat(affiliation, search)) && inGame is null
            ? All.Value.Send(context)
            : ListOf([.. Systems.Value.Where(system =>
                CatalogFilter.Is(affiliation, system.Affiliation)
                && (inGame is null || system.InGame == inGame)
                && CatalogFilter.Contains(search, system.Name))]).Send(context);

    /// <remarks>By name or code. Case, spaces and hyphens do not matter.</remarks>
    internal static Results<FileContentHttpResult, ProblemHttpResult> Find(string name, HttpContext context)
    {
        if (Catalog.Default.SystemsByName.Find(name) is not { } system)
        {
            return CatalogAnswer.NotFound("system", name, Catalog.Default.SystemsByName);
        }

        var places = Catalog.Default.Locations.Where(place => place.System == system.Name);
        return CatalogAnswer.Of(
            new SystemDataResponse(true, SystemDetailResponse.From(system, places)), ApiJsonContext.Default.SystemDataResponse).Send(context);
    }

    private static CatalogAnswer ListOf(IReadOnlyList<SystemResponse> systems) =>
        CatalogAnswer.Of(new SystemListResponse(true, systems, systems.Count), ApiJsonContext.Default.SystemListResponse);
}
