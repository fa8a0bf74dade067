using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Domain.Analytics;
using KillBot.Domain.Analytics.Trends;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Analytics;

/// <summary>How a metric changes.</summary>
internal static class TrendsEndpoint
{
    public static void MapTrendsEndpoint(this RouteGroupBuilder analytics) =>
        analytics.MapGet("/trends", ReadAsync).WithSummary("How a metric changes, and whether that is more than chance");

    /// <summary>
    /// Compares a period with the one before it. <c>metric</c>, which must be given, is <c>kills</c>, <c>deaths</c>, <c>kdr</c>,
    /// <c>pvpKills</c>, <c>pveKills</c>, <c>suicides</c>, <c>environmentalDeaths</c> or, of a server and by days, <c>activeUsers</c>. <c>period</c>,
    /// which must be given too, is <c>24h</c>, <c>7d</c>, <c>30d</c>, <c>90d</c> or <c>1y</c>: before <c>all</c> there is nothing to compare with. The
    /// period before counts until the same time of its last hour or day. Of the caller's players; with <c>serverId</c> of everybody on that
    /// server, for its members.
    /// </summary>
    private static async Task<Results<Ok<TrendDataResponse>, ProblemHttpResult>> ReadAsync(
        string? metric,
        string? period,
        string? game,
        string? serverId,
        Caller caller,
        AnalyticsScopes scopes,
        TrendQueries trends,
        CancellationToken cancellationToken)
    {
        if (!TrendMetricName.TryParse(metric, out var knownMetric))
        {
            return TrendMetricName.Unknown();
        }

        if (!AnalyticsPeriodName.TryParse(period, null, out var knownPeriod))
        {
            return AnalyticsPeriodName.Unknown();
        }

        if (WhyNot(knownMetric, knownPeriod, serverId) is { } reason)
        {
            return TypedResults.ApiProblem(StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, reason);
        }

        var (scope, problem) = await scopes.FindAsync(game, serverId, caller, cancellationToken);
        return scope is null
            ? problem!
            : TypedResults.Ok(new TrendDataResponse(
                true, TrendResponse.From(await trends.ReadAsync(scope, knownMetric, knownPeriod, cancellationToken), scope)));
    }

    private static string? WhyNot(TrendMetric metric, AnalyticsPeriod period, string? serverId) => (metric, period) switch
    {
        (_, AnalyticsPeriod.All) => "There is no period before all of time to compare with. Choose 24h, 7d, 30d, 90d or 1y.",
        (TrendMetric.ActiveUsers, AnalyticsPeriod.Day) => "Active users are counted by days. Choose 7d, 30d, 90d or 1y.",
        (TrendMetric.ActiveUsers, _) when serverId is null => "Active users are those of a server. Say which one with serverId.",
        _ => null,
    };
}
