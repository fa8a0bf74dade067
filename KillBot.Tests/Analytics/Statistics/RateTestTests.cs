using FsCheck;
using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Tests.Analytics.Statistics;

/// <summary>More or less than before.</summary>
public sealed class RateTestTests
{
    private const int Worlds = 2000;

    [Fact]
    public void Evenly_spread_counts_are_compared_exactly()
    {
        // 2 * P(Bin(21, 1/2) <= 7)
        Assert.Equal(
            2 * 198_440 / 2_097_152.0, RateTest.TwoSided([2, 2, 2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1, 1]), 1e-12);
    }

    [Fact]
    public void Bursts_are_compared_with_their_own_spread()
    {
        // Squares by mean 84 and 42, dispersion 126 / 12 = 10.5: t = 7 / sqrt(10.5 * 21) with 12 degrees of freedom.
        Assert.Equal(0.645807, RateTest.TwoSided([14, 0, 0, 0, 0, 0, 0], [7, 0, 0, 0, 0, 0, 0]), 1e-6);
        Assert.False(RateTest.TwoSided([30, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]) < Significance.Level);
        Assert.True(RateTest.TwoSided([5, 4, 4, 5, 4, 4, 4], [0, 0, 0, 0, 0, 0, 0]) < Significance.Level);
    }

    [Fact]
    public void Nothing_against_nothing_is_no_change() => Assert.Equal(1, RateTest.TwoSided([0, 0, 0], [0, 0, 0]));

    [Fact]
    public void Up_is_as_sure_as_down_and_p_is_a_probability() => Prop.ForAll(
        Arb.From(Gen.ListOf(24, Gen.Choose(0, 50)).Two()),
        rows =>
        {
            var (now, before) = (rows.Item1.ToArray(), rows.Item2.ToArray());
            var there = RateTest.TwoSided(now, before);
            return there is >= 0 and <= 1 && Math.Abs(there - RateTest.TwoSided(before, now)) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(7, 0.1)]
    [InlineData(7, 1)]
    [InlineData(7, 50)]
    [InlineData(24, 0.3)]
    [InlineData(30, 4)]
    [InlineData(365, 2)]
    public void Steady_kills_are_called_a_trend_at_most_as_often_as_promised(int buckets, double rate)
    {
        var player = new SteadyPlayer(buckets);

        Simulation.AssertAtMost(Significance.Level, Worlds, () => RateTest
            .TwoSided(player.OneByOne(buckets, rate), player.OneByOne(buckets, rate)) < Significance.Level);
    }

    [Theory]
    [InlineData(7, 0.3, 8)]
    [InlineData(7, 0.9, 30)]
    [InlineData(30, 0.1, 20)]
    [InlineData(30, 0.6, 5)]
    [InlineData(90, 0.3, 15)]
    public void Moods_of_days_are_no_trend(int days, double playing, double kills)
    {
        var player = new SteadyPlayer(days);

        Simulation.AssertAtMost(Significance.Level, Worlds, () => RateTest
            .TwoSided(player.OnSomeDays(days, playing, kills), player.OnSomeDays(days, playing, kills)) < Significance.Level);
    }

    [Theory]
    [InlineData(0.5, 5)]
    [InlineData(2, 10)]
    [InlineData(6, 4)]
    public void Sessions_longer_than_an_hour_are_no_trend(double sessionsPerDay, double killsPerHour)
    {
        var player = new SteadyPlayer(24);

        Simulation.AssertAtMost(Significance.Level, Worlds, () =>
        {
            var hours = player.InSessions(48, sessionsPerDay, killsPerHour);
            return RateTest.TwoSided(hours[24..], hours[..24]) < Significance.Level;
        });
    }

    [Fact]
    public void A_doubled_rate_is_found()
    {
        var player = new SteadyPlayer(2);

        Simulation.AssertAtLeast(0.95, 300, () => RateTest.TwoSided(player.OneByOne(7, 20), player.OneByOne(7, 10)) < Significance.Level);
        Simulation.AssertAtLeast(0.95, 300, () => RateTest.TwoSided(player.OneByOne(30, 3), player.OneByOne(30, 6)) < Significance.Level);
        Simulation.AssertAtLeast(0.8, 300, () => RateTest
            .TwoSided(player.OnSomeDays(90, 0.8, 20), player.OnSomeDays(90, 0.8, 10)) < Significance.Level);
    }
}
