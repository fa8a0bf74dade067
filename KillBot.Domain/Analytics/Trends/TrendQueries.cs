using KillBot.Domain.Analytics.Statistics;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Analytics.Trends;

/// <summary>Compares a period with the one before it.</summary>
public sealed class TrendQueries(AnalyticsQueries analytics, ActivePlayersQueries activePlayers, TimeProvider timeProvider)
{
    /// <summary>A metric of a scope. <see cref="TrendMetric.ActiveUsers"/> are counted by days.</summary>
    /// <param name="period">Any but <see cref="AnalyticsPeriod.All"/>, before which there is none.</param>
    public async Task<Trend> ReadAsync(
        AnalyticsScope scope, TrendMetric metric, AnalyticsPeriod period, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var buckets = period.BucketsAt(now)
            ?? throw new ArgumentOutOfRangeException(nameof(period), period, "There is nothing before all of time.");
        return metric == TrendMetric.ActiveUsers
            ? await CompareActivePlayersAsync(scope, period, buckets, cancellationToken)
            : Compare(metric, period, await CompareAsync(scope, buckets, now, cancellationToken));
    }

    /// <summary>
    /// What was done in a period and in the one before it, which counts until the same time of its last hour or day: what has yet to come
    /// today must not look like a decline.
    /// </summary>
    /// <param name="buckets">They end with the one that <paramref name="now"/> is in.</param>
    public async Task<PeriodComparison> CompareAsync(
        AnalyticsScope scope, TimeBuckets buckets, DateTimeOffset now, CancellationToken cancellationToken) => new(
            buckets,
            await analytics.ListAsync(scope, buckets, cancellationToken),
            await analytics.ListAsync(scope, buckets.Previous, now - (buckets.To - buckets.From), cancellationToken));

    private static Trend Compare(TrendMetric metric, AnalyticsPeriod period, PeriodComparison done)
    {
        var pValue = metric == TrendMetric.Kdr
            ? ShareTest.TwoSided([.. done.Current.Select(WonAndLost)], [.. done.Previous.Select(WonAndLost)])
            : RateTest.TwoSided([.. done.Current.Select(counts => metric.CountOf(counts))], [.. done.Previous.Select(counts => metric.CountOf(counts))]);
        var over = done.Current.SkipLast(1);
        // A day without a fight has no ratio.
        var measured = metric == TrendMetric.Kdr ? over.Where(day => day.Kills + day.Deaths > 0) : over;
        return new Trend(
            metric,
            period,
            done.Buckets,
            metric.Of(done.SumOfCurrent),
            metric.Of(done.SumOfPrevious),
            pValue,
            TrendCourse.Of(done.Buckets.Size, [.. measured.Select(day => (double)metric.Of(day))]),
            [.. done.Current.Select(counts => metric.Of(counts))]);
    }

    private async Task<Trend> CompareActivePlayersAsync(
        AnalyticsScope scope, AnalyticsPeriod period, TimeBuckets days, CancellationToken cancellationToken)
    {
        var current = await activePlayers.ListAsync(scope, days, cancellationToken);
        var previous = await activePlayers.ListAsync(scope, days.Previous, cancellationToken);
        var (now, before) = (
            await activePlayers.CountAsync(scope, days, cancellationToken), await activePlayers.CountAsync(scope, days.Previous, cancellationToken));
        // Who was there until some time of a day is not known, so the day that is not over is left out.
        int[] over = [.. current.SkipLast(1)];
        int[] overBefore = [.. previous.SkipLast(1)];
        // Days tell how often the same players came, too: when they go another way than the number of players, they are no evidence of it.
        var isOneWay = Math.Sign(now - before) == Math.Sign(over.Sum() - overBefore.Sum());
        return new Trend(
            TrendMetric.ActiveUsers,
            period,
            days,
            now,
            before,
            isOneWay ? RateTest.TwoSided(over, overBefore) : 1,
            TrendCourse.Of(days.Size, [.. over.Select(players => (double)players)]),
            [.. current.Select(players => (decimal)players)]);
    }

    private static (int Kills, int Deaths) WonAndLost(PlayerStats done) => (done.Kills, done.Deaths);
}
