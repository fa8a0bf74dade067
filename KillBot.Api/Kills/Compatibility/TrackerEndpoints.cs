using KillBot.Api.Auth;
using KillBot.Api.RateLimits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Kills.Compatibility;

/// <summary>Routes of other servers, so that trackers people already run only change their URL.</summary>
internal static class TrackerEndpoints
{
    public static void MapTrackerEndpoints(this IEndpointRouteBuilder app)
    {
        var trackers = app.MapGroup("").WithTags("Other trackers");
        trackers.MapAutoTrackEndpoints();
        trackers.MapBlightVeilEndpoints();
        trackers.MapBlightVeilDataEndpoints();
    }

    /// <remarks>200 with the key's player and expiry, also for heartbeats; 403 for a key that is unknown, revoked or expired.</remarks>
    internal static async Task<Results<Ok<TrackerKeyResponse>, ProblemHttpResult>> ValidateKeyAsync(
        TrackerBody body, Caller caller, HttpRequest request, TrackerKeys keys, CancellationToken cancellationToken) =>
        keys.Find(caller, request, body) is { } key
            ? TypedResults.Ok(await keys.DescribeAsync(key, cancellationToken))
            : TrackerKeys.Refuse(request, body, StatusCodes.Status403Forbidden);

    /// <summary>A bad key in a header is refused before the body is read; without one the body may bring it.</summary>
    public static RouteHandlerBuilder WithTrackerReport(this RouteHandlerBuilder route) => route
        .Accepts<TrackerReportRequest>("application/json")
        .RequireAuthorization(Policies.TrackerKey)
        .RequireRateLimit(RateLimit.Ingest)
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(413).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503);
}
