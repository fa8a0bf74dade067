using System.Globalization;
using KillBot.Domain.Analytics;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Charts;

/// <summary>Reads what a chart of kills and deaths shows, from the rollups by day, and for a single day by hour.</summary>
public sealed class ActivityChartReader(AnalyticsQueries analytics, TimeProvider timeProvider)
{
    private const int DaysOfAll = 365;

    /// <summary>
    /// The hours of today, or the days of the current week, month or season until today, in UTC; of all of time the last 365 days.
    /// </summary>
    public async Task<IReadOnlyList<ActivityPoint>> ReadAsync(AnalyticsScope scope, CalendarPeriod period, CancellationToken cancellationToken)
    {
        var buckets = BucketsOf(period);
        var format = buckets.Size == BucketSize.Hour ? "HH:mm" : "MM-dd";
        var counts = await analytics.ListAsync(scope, buckets, cancellationToken);
        return [.. counts.Select((count, index) => new ActivityPoint(
            buckets.StartOf(index).ToString(format, CultureInfo.InvariantCulture), count.Kills, count.Deaths))];
    }

    private TimeBuckets BucketsOf(CalendarPeriod period)
    {
        var now = timeProvider.GetUtcNow();
        var today = CalendarPeriods.DayOf(now);
        if (period == CalendarPeriod.Day)
        {
            var hour = TimeBuckets.HourOf(now);
            return TimeBuckets.EndingWith(hour, (hour % 24) + 1, BucketSize.Hour);
        }

        var first = period.FirstDay(today) ?? today - DaysOfAll + 1;
        return TimeBuckets.EndingWith(today, today - first + 1, BucketSize.Day);
    }
}
