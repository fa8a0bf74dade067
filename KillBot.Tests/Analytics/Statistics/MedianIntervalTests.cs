using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Tests.Analytics.Statistics;

/// <summary>How well a median is known.</summary>
public sealed class MedianIntervalTests
{
    [Fact]
    public void The_ends_are_as_far_out_as_the_risk_demands()
    {
        // Seven tosses of a coin are all alike in 2 of 128 cases; of eleven at most one differs in 24 of 2,048.
        Assert.Equal(new MedianInterval(4, 1, 7, Math.Round(2 / 128.0, 12)), Rounded(MedianInterval.Of([1, 2, 3, 4, 5, 6, 7])));
        Assert.Equal(new MedianInterval(6, 2, 10, Math.Round(24 / 2048.0, 12)), Rounded(MedianInterval.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])));
        Assert.Equal(5.5, MedianInterval.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])!.Value.Median);
    }

    [Fact]
    public void Six_values_do_not_enclose_their_median_surely_enough()
    {
        Assert.Null(MedianInterval.Of([1, 2, 3, 4, 5, 6]));
        Assert.Null(MedianInterval.Of([]));
    }

    [Fact]
    public void Many_values_leave_little_doubt()
    {
        var interval = MedianInterval.Of([.. Enumerable.Range(0, 100_001).Select(value => (double)value)])!.Value;

        // 2.33 standard deviations of the half of so many tosses.
        Assert.Equal(50_000, interval.Median);
        Assert.InRange(interval.Low, 50_000 - 375, 50_000 - 360);
        Assert.Equal(100_000 - interval.Low, interval.High);
        Assert.InRange(interval.Risk, 0.0195, 0.02);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(30)]
    public void The_median_is_outside_no_more_often_than_said(int count)
    {
        var random = new Random(count);

        Simulation.AssertAtMost(0.02, 2000, () =>
            MedianInterval.Of([.. Enumerable.Range(0, count).Select(_ => random.NextDouble()).Order()]) is not { Low: <= 0.5, High: >= 0.5 });
    }

    private static MedianInterval? Rounded(MedianInterval? interval) => interval is { } known ? known with { Risk = Math.Round(known.Risk, 12) } : null;
}
