using System.Diagnostics;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Analytics;

/// <summary>The time until now that analytics are of.</summary>
public enum AnalyticsPeriod
{
    /// <summary>This hour and the 23 before it.</summary>
    Day,

    /// <summary>Today and the 6 days before it, in UTC.</summary>
    Week,

    /// <summary>30 days.</summary>
    Month,

    /// <summary>90 days.</summary>
    Quarter,

    /// <summary>365 days.</summary>
    Year,

    /// <summary>Everything that was ever recorded.</summary>
    All,
}

/// <summary>Which hours or days the periods have.</summary>
public static class AnalyticsPeriods
{
    /// <summary>The hours or days of a period that ends with the one that <paramref name="now"/> is in; none for all of time.</summary>
    public static TimeBuckets? BucketsAt(this AnalyticsPeriod period, DateTimeOffset now) => period switch
    {
        AnalyticsPeriod.Day => TimeBuckets.EndingWith(TimeBuckets.HourOf(now), 24, BucketSize.Hour),
        AnalyticsPeriod.Week => Days(7, now),
        AnalyticsPeriod.Month => Days(30, now),
        AnalyticsPeriod.Quarter => Days(90, now),
        AnalyticsPeriod.Year => Days(365, now),
        AnalyticsPeriod.All => null,
        _ => throw new UnreachableException(),
    };

    private static TimeBuckets Days(int count, DateTimeOffset now) =>
        TimeBuckets.EndingWith(CalendarPeriods.DayOf(now), count, BucketSize.Day);
}
