using KillBot.Api.Errors;
using KillBot.Domain.StarCitizen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.StarCitizen;

/// <summary>Places of the game.</summary>
internal static class LocationEndpoints
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;

    private static readonly Lazy<IReadOnlyList<LocationResponse>> Places = new(() =>
        [.. Catalog.Default.Locations.Select(LocationResponse.From).OrderBy(place => place.Code, StringComparer.Ordinal)]);

    public static void MapLocationEndpoints(this RouteGroupBuilder starCitizen)
    {
        starCitizen.MapGet("/locations", List).WithSummary("Places, page by page").Produces<LocationListResponse>().ProducesProblem(400);
        // Codes of places have slashes in them.
        starCitizen.MapGet("/locations/{**name}", Find).WithSummary("One place").Produces<LocationDataResponse>().ProducesProblem(404);
    }

    /// <remarks>All of them in the order of their codes, or those that meet every filter given. Filters ignore case.</remarks>
    /// <param name="system">Such as <c>Pyro</c>.</param>
    /// <param name="type">Such as <c>station</c>.</param>
    /// <param name="parent">What they lie on or orbit.</param>
    /// <param name="search">Part of the name.</param>
    /// <param name="limit">1 to 500 a page; 100 unless told.</param>
    /// <param name="offset">How many to leave out at the beginning.</param>
    /// <param name="cursor">The <c>nextCursor</c> of the page before.</param>
    internal static Results<FileContentHttpResult, ProblemHttpResult> List(
        string? system, string? type, string? parent, string? search, long? limit, long? offset, string? cursor, HttpContext context)
    {
        if (cursor is { Length: > 0 } && !Places.Value.Any(place => place.Code == cursor))
        {
            return TypedResults.ApiProblem(
                StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, "Pass back the nextCursor of the last page, unchanged.");
        }

        var found = Places.Value.Where(place =>
            CatalogFilter.Is(system, place.System)
            && CatalogFilter.Is(type, place.Type)
            && CatalogFilter.Is(parent, place.Parent)
            && CatalogFilter.Contains(search, place.Name)).ToList();
        var start = cursor is { Length: > 0 }
            ? found.Count(place => string.CompareOrdinal(place.Code, cursor) <= 0)
            : (int)Math.Clamp(offset ?? 0, 0, found.Count);
        var page = found.GetRange(start, (int)Math.Min(found.Count - start, Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit)));
        var next = start + page.Count < found.Count ? page[^1].Code : null;
        return CatalogAnswer.Of(
            new LocationListResponse(true, page, page.Count, found.Count, next), ApiJsonContext.Default.LocationListResponse).Send(context);
    }

    /// <remarks>
    /// By name, code (<c>STANTON/2A</c>), alias, or an id of the game's logs (<c>OOC_Stanton_2a_Cellin</c>). Case, spaces and hyphens
    /// do not matter; of several places of one name the first is told.
    /// </remarks>
    internal static Results<FileContentHttpResult, ProblemHttpResult> Find(string name, HttpContext context)
    {
        // The one escape that the server leaves in paths.
        var wanted = name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var place = Catalog.Default.LocationsByName.Find(wanted) ?? Catalog.Default.LocationsByName.Find(InstanceId.Strip(wanted));
        return place is null
            ? CatalogAnswer.NotFound("location", wanted, Catalog.Default.LocationsByName)
            : CatalogAnswer.Of(new LocationDataResponse(true, LocationResponse.From(place)), ApiJsonContext.Default.LocationDataResponse).Send(context);
    }
}
