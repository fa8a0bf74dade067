using KillBot.Api.Auth;
using KillBot.Domain.Analytics;
using KillBot.Domain.Analytics.Trends;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Analytics;

/// <summary>What a dashboard shows first.</summary>
internal static class DashboardEndpoint
{
    private const int InsightsShown = 5;

    public static void MapDashboardEndpoint(this RouteGroupBuilder analytics) =>
        analytics.MapGet("/dashboard", ReadAsync).WithSummary("Totals, trends and insights at a glance");

    /// <summary>
    /// Of the caller's players; with <c>serverId</c> of everybody on that server, for its members. <c>game</c> is <c>star_citizen</c>.
    /// </summary>
    private static async Task<Results<Ok<DashboardDataResponse>, ProblemHttpResult>> ReadAsync(
        string? game,
        string? serverId,
        Caller caller,
        AnalyticsScopes scopes,
        AnalyticsQueries analytics,
        ActivePlayersQueries activePlayers,
        TrendQueries trends,
        InsightReader insights,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        var (scope, problem) = await scopes.FindAsync(game, serverId, caller, cancellationToken);
        if (scope is null)
        {
            return problem!;
        }

        var now = timeProvider.GetUtcNow();
        var (week, month) = (AnalyticsPeriod.Week.BucketsAt(now)!.Value, AnalyticsPeriod.Month.BucketsAt(now)!.Value);
        return TypedResults.Ok(new DashboardDataResponse(true, new DashboardResponse(
            DashboardOverviewResponse.From(
                await analytics.SumAsync(scope, null, cancellationToken), await activePlayers.CountAsync(scope, month, cancellationToken)),
            DashboardTrendsResponse.From(await trends.CompareAsync(scope, week, now, cancellationToken)),
            [.. (await insights.ReadAsync(scope, caller, cancellationToken)).Take(InsightsShown).Select(InsightResponse.From)])));
    }
}
