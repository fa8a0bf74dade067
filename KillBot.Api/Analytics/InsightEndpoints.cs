using KillBot.Api.Auth;
using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Analytics.Recommendations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Analytics;

/// <summary>What stands out, and what follows from it.</summary>
internal static class InsightEndpoints
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    public static void MapInsightEndpoints(this RouteGroupBuilder analytics)
    {
        analytics.MapGet("/insights", ListInsightsAsync).WithSummary("What stands out of late");
        analytics.MapGet("/recommendations", ListRecommendationsAsync).WithSummary("What to do about it");
    }

    /// <summary>
    /// About the caller; with <c>serverId</c> about everybody on that server together, for its members. What chance may well have brought about is not
    /// told. Drawn from the latest 1,000 kills and deaths (2,000 kills of a server) of the last 90 days. <c>type</c> is <c>trend</c>, <c>weapon</c>,
    /// <c>nemesis</c>, <c>prey</c>, <c>hours</c>, <c>streak</c>, <c>location</c> or <c>kdr</c>; of servers there are <c>trend</c>, <c>weapon</c> and
    /// <c>location</c>. <c>limit</c> is 1 to 100, 50 if left out. <c>game</c> is <c>star_citizen</c>.
    /// </summary>
    private static async Task<Results<Ok<InsightListResponse>, ProblemHttpResult>> ListInsightsAsync(
        string? game,
        string? serverId,
        string? type,
        long? limit,
        long? offset,
        Caller caller,
        AnalyticsScopes scopes,
        InsightReader insights,
        CancellationToken cancellationToken)
    {
        if (!TypeName.TryParse<InsightType>(type, out var wanted))
        {
            return TypeName.Unknown<InsightType>();
        }

        var (scope, problem) = await scopes.FindAsync(game, serverId, caller, cancellationToken);
        if (scope is null)
        {
            return problem!;
        }

        var found = (await insights.ReadAsync(scope, caller, cancellationToken)).Where(insight => wanted is null || insight.Type == wanted).ToList();
        return TypedResults.Ok(new InsightListResponse(true, [.. PageOf(found, limit, offset).Select(InsightResponse.From)], found.Count));
    }

    /// <summary>
    /// Each follows from an insight, its <c>evidence</c>. <c>type</c> is <c>weapon</c>, <c>opponent</c>, <c>time</c>, <c>place</c>, <c>practice</c>,
    /// <c>momentum</c> or <c>break</c>; for servers there are <c>place</c> and <c>momentum</c>. The other parameters are those of the insights.
    /// </summary>
    private static async Task<Results<Ok<RecommendationListResponse>, ProblemHttpResult>> ListRecommendationsAsync(
        string? game,
        string? serverId,
        string? type,
        long? limit,
        long? offset,
        Caller caller,
        AnalyticsScopes scopes,
        InsightReader insights,
        CancellationToken cancellationToken)
    {
        if (!TypeName.TryParse<RecommendationType>(type, out var wanted))
        {
            return TypeName.Unknown<RecommendationType>();
        }

        var (scope, problem) = await scopes.FindAsync(game, serverId, caller, cancellationToken);
        if (scope is null)
        {
            return problem!;
        }

        var found = RecommendationRules.From(await insights.ReadAsync(scope, caller, cancellationToken), scope.ServerId is not null)
            .Where(recommendation => wanted is null || recommendation.Type == wanted).ToList();
        return TypedResults.Ok(new RecommendationListResponse(true, [.. PageOf(found, limit, offset).Select(RecommendationResponse.From)], found.Count));
    }

    private static IEnumerable<T> PageOf<T>(IEnumerable<T> all, long? limit, long? offset) => all
        .Skip((int)Math.Clamp(offset ?? 0, 0, int.MaxValue)).Take((int)Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit));
}
