using FsCheck;
using KillBot.Domain.Analytics;

namespace KillBot.Tests.Analytics;

/// <summary>Which hours and days a period has.</summary>
public sealed class TimeBucketsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(AnalyticsPeriod.Day, "2026-02-28T01:00:00Z", "2026-03-01T01:00:00Z", 24)]
    [InlineData(AnalyticsPeriod.Week, "2026-02-23T00:00:00Z", "2026-03-02T00:00:00Z", 7)]
    [InlineData(AnalyticsPeriod.Month, "2026-01-31T00:00:00Z", "2026-03-02T00:00:00Z", 30)]
    [InlineData(AnalyticsPeriod.Quarter, "2025-12-02T00:00:00Z", "2026-03-02T00:00:00Z", 90)]
    [InlineData(AnalyticsPeriod.Year, "2025-03-02T00:00:00Z", "2026-03-02T00:00:00Z", 365)]
    public void A_period_ends_with_the_hour_or_day_that_it_is(AnalyticsPeriod period, string from, string to, int count)
    {
        var buckets = period.BucketsAt(Now)!.Value;

        Assert.Equal((DateTimeOffset.Parse(from), DateTimeOffset.Parse(to), count), (buckets.From, buckets.To, buckets.Count));
        Assert.Equal(buckets.From, buckets.Previous.To);
        Assert.Equal(count, buckets.Previous.Count);
    }

    [Fact]
    public void All_of_time_has_no_beginning() => Assert.Null(AnalyticsPeriod.All.BucketsAt(Now));

    [Fact]
    public void Buckets_follow_each_other_without_gaps_and_their_hours_are_theirs() => Prop.ForAll<PositiveInt, bool>((minutes, isHours) =>
    {
        var now = Now.AddMinutes(minutes.Get);
        var buckets = (isHours ? AnalyticsPeriod.Day : AnalyticsPeriod.Week).BucketsAt(now)!.Value;
        return buckets.From <= now && now < buckets.To && now >= buckets.StartOf(buckets.Count - 1)
            && buckets.FirstHour == TimeBuckets.HourOf(buckets.From) && buckets.LastHour == TimeBuckets.HourOf(buckets.To) - 1;
    }).QuickCheckThrowOnFailure();
}
