using KillBot.Api.Auth;
using KillBot.Api.Players;
using KillBot.Domain.Analytics;
using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Analytics.Trends;
using KillBot.Domain.Servers;

namespace KillBot.Api.Analytics;

/// <summary>Gathers the evidence that a caller may see, and finds what is in it.</summary>
internal sealed class InsightReader(
    FightQueries fights,
    TrendQueries trends,
    ServerMedianQueries medians,
    VisiblePlayers visiblePlayers,
    SharedServers sharedServers,
    TimeProvider timeProvider)
{
    /// <summary>All insights about a person or a server, the surest first.</summary>
    public async Task<IReadOnlyList<Insight>> ReadAsync(AnalyticsScope scope, Caller caller, CancellationToken cancellationToken) =>
        await ReadAsync(scope, await CompareWeekAsync(scope, cancellationToken), caller, cancellationToken);

    /// <inheritdoc cref="ReadAsync(AnalyticsScope, Caller, CancellationToken)"/>
    /// <param name="week">From <see cref="CompareWeekAsync"/>.</param>
    public async Task<IReadOnlyList<Insight>> ReadAsync(
        AnalyticsScope scope, PeriodComparison week, Caller caller, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var recent = await fights.ListAsync(scope, now, cancellationToken);
        var hidden = await visiblePlayers.FindHiddenAsync(recent.Opponents, caller, cancellationToken);
        return InsightRules.Find(new InsightEvidence
        {
            IsServer = scope.ServerId is not null,
            Now = now,
            Fights = recent.Without(hidden),
            Week = week,
            Median = scope.ServerId is null ? await FindMedianAsync(scope, caller, cancellationToken) : null,
        });
    }

    /// <summary>The last seven days and those before them.</summary>
    public async Task<PeriodComparison> CompareWeekAsync(AnalyticsScope scope, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        return await trends.CompareAsync(scope, AnalyticsPeriod.Week.BucketsAt(now)!.Value, now, cancellationToken);
    }

    private async Task<ServerMedian?> FindMedianAsync(AnalyticsScope scope, Caller caller, CancellationToken cancellationToken) =>
        await medians.FindAsync(
            scope, [.. await sharedServers.ListAsync(caller, cancellationToken), Server.DefaultId], cancellationToken);
}
