using KillBot.Api.Auth;
using KillBot.Domain.Analytics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Analytics;

/// <summary>Counts of a period.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetricsEndpoint(this RouteGroupBuilder analytics) =>
        analytics.MapGet("/metrics", ReadAsync).WithSummary("Counts of a period");

    /// <summary>
    /// Of the caller's players; with <c>serverId</c> of everybody on that server, for its members. <c>period</c> is <c>24h</c> (this hour and the
    /// 23 before), <c>7d</c> (today and the 6 days before, in UTC; also if left out), <c>30d</c>, <c>90d</c>, <c>1y</c> or <c>all</c>.
    /// <c>game</c> is <c>star_citizen</c>.
    /// </summary>
    private static async Task<Results<Ok<MetricsDataResponse>, ProblemHttpResult>> ReadAsync(
        string? game,
        string? serverId,
        string? period,
        Caller caller,
        AnalyticsScopes scopes,
        AnalyticsQueries analytics,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        if (!AnalyticsPeriodName.TryParse(period, AnalyticsPeriod.Week, out var known))
        {
            return AnalyticsPeriodName.Unknown();
        }

        var (scope, problem) = await scopes.FindAsync(game, serverId, caller, cancellationToken);
        if (scope is null)
        {
            return problem!;
        }

        var sum = await analytics.SumAsync(scope, known.BucketsAt(timeProvider.GetUtcNow()), cancellationToken);
        return TypedResults.Ok(new MetricsDataResponse(true, MetricsResponse.From(sum, known, scope)));
    }
}
