using KillBot.Api.Auth;
using KillBot.Api.Players;
using KillBot.Domain.Analytics;
using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Servers;
using KillBot.Domain.Stats;

namespace KillBot.Api.Analytics;

/// <summary>Gathers the evidence that a caller may see, and finds what is in it.</summary>
internal sealed class InsightReader(
    FightQueries fights,
    AnalyticsQueries analytics,
    ServerMedianQueries medians,
    VisiblePlayers visiblePlayers,
    SharedServers sharedServers,
    TimeProvider timeProvider)
{
    private const int DaysCompared = 14;

    /// <summary>All insights about a person or a server, the surest first.</summary>
    public async Task<IReadOnlyList<Insight>> ReadAsync(AnalyticsScope scope, Caller caller, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var recent = await fights.ListAsync(scope, now, cancellationToken);
        var hidden = await visiblePlayers.FindHiddenAsync(recent.Opponents, caller, cancellationToken);
        var fullDays = TimeBuckets.EndingWith(CalendarPeriods.DayOf(now) - 1, DaysCompared, BucketSize.Day);
        var days = await analytics.ListAsync(scope, fullDays, cancellationToken);
        return InsightRules.Find(new InsightEvidence
        {
            IsServer = scope.ServerId is not null,
            Now = now,
            Fights = recent.Without(hidden),
            DailyKills = [.. days.Select(day => day.Kills)],
            Median = scope.ServerId is null ? await FindMedianAsync(scope, caller, cancellationToken) : null,
        });
    }

    private async Task<ServerMedian?> FindMedianAsync(AnalyticsScope scope, Caller caller, CancellationToken cancellationToken) =>
        await medians.FindAsync(
            scope, [.. await sharedServers.ListAsync(caller, cancellationToken), Server.DefaultId], cancellationToken);
}
