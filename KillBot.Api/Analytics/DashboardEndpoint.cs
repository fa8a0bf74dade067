using KillBot.Api.Auth;
using KillBot.Domain.Analytics;
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
        InsightReader insights,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        var (scope, problem) = await scopes.FindAsync(game, serverId, caller, cancellationToken);
        if (scope is null)
        {
            return problem!;
        }

        var month = AnalyticsPeriod.Month.BucketsAt(timeProvider.GetUtcNow())!.Value;
        var week = await insights.CompareWeekAsync(scope, cancellationToken);
        return TypedResults.Ok(new DashboardDataResponse(true, new DashboardResponse(
            DashboardOverviewResponse.From(
                await analytics.SumAsync(scope, null, cancellationToken), await activePlayers.CountAsync(scope, month, cancellationToken)),
            DashboardTrendsResponse.From(week),
            [.. (await insights.ReadAsync(scope, week, caller, cancellationToken)).Take(InsightsShown).Select(InsightResponse.From)])));
    }
}
