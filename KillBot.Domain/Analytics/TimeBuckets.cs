namespace KillBot.Domain.Analytics;

/// <summary>How long a <see cref="TimeBuckets">bucket</see> is.</summary>
public enum BucketSize
{
    Hour,

    /// <summary>A day in UTC.</summary>
    Day,
}

/// <summary>Hours or days that follow each other.</summary>
/// <param name="Size">Of each.</param>
/// <param name="First">The first hour or day, counted from 1970-01-01 UTC.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct TimeBuckets(BucketSize Size, int First, int Count)
{
    private const int HoursOfDay = 24;

    public int Last => First + Count - 1;

    /// <summary>The first hour, counted from 1970-01-01 UTC.</summary>
    public int FirstHour => First * HoursOfBucket;

    public int LastHour => ((Last + 1) * HoursOfBucket) - 1;

    public int HoursOfBucket => Size == BucketSize.Hour ? 1 : HoursOfDay;

    /// <summary>When the first begins.</summary>
    public DateTimeOffset From => StartOf(0);

    /// <summary>When the last has ended: the first moment that is not in it.</summary>
    public DateTimeOffset To => StartOf(Count);

    /// <summary>As many, right before the first.</summary>
    public TimeBuckets Previous => this with { First = First - Count };

    public static TimeBuckets EndingWith(int last, int count, BucketSize size) => new(size, last - count + 1, count);

    /// <summary>Hours since 1970-01-01 UTC.</summary>
    public static int HourOf(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / 3_600);

    /// <summary>When one of them begins, counted from 0.</summary>
    public DateTimeOffset StartOf(int index) => DateTimeOffset.UnixEpoch.AddHours((double)(First + index) * HoursOfBucket);
}
