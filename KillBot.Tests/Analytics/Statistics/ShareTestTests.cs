using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Tests.Analytics.Statistics;

/// <summary>Won more of the fights than before, or less.</summary>
public sealed class ShareTestTests
{
    private const int Worlds = 2000;

    [Theory]
    [InlineData(7, 2, 0.5, 1000)]
    [InlineData(7, 20, 0.7, 1000)]
    [InlineData(7, 40, 0.6, 10)]
    [InlineData(30, 10, 0.4, 5)]
    [InlineData(90, 1, 0.9, 1000)]
    public void Good_and_bad_days_are_no_trend(int days, double fights, double share, double steadiness)
    {
        var player = new SteadyPlayer(days);

        Simulation.AssertAtMost(Significance.Level, Worlds, () => ShareTest
            .TwoSided(player.Fights(days, fights, share, steadiness), player.Fights(days, fights, share, steadiness)) < Significance.Level);
    }

    [Fact]
    public void A_doubled_ratio_is_found()
    {
        var player = new SteadyPlayer(3);

        Simulation.AssertAtLeast(0.8, 300, () => ShareTest
            .TwoSided(player.Fights(7, 40, 2.0 / 3, 100), player.Fights(7, 40, 0.5, 100)) < Significance.Level);
    }

    [Fact]
    public void One_evening_against_another_tells_nothing()
    {
        Assert.Equal(1, ShareTest.TwoSided([(30, 5), (0, 0)], [(0, 0), (5, 30)]));
        Assert.Equal(1, ShareTest.TwoSided([(0, 0), (0, 0)], [(5, 5), (5, 5)]));
        Assert.Equal(1, ShareTest.TwoSided([(5, 0), (5, 0)], [(9, 0), (9, 0)]));
    }

    [Fact]
    public void Even_days_are_compared_as_two_shares()
    {
        // Shares 2/3 and 1/3 of 42 and 42: (1/3 - 1/42) / sqrt(1/4 * 2/42) = 2.8368.
        Assert.Equal(0.004556, ShareTest.TwoSided([(14, 7), (14, 7)], [(7, 14), (7, 14)]), 1e-5);
    }
}
