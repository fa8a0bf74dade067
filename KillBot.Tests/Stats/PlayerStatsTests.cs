using KillBot.Domain.Stats;

namespace KillBot.Tests.Stats;

public sealed class PlayerStatsTests
{
    [Theory]
    [InlineData(0, 0, 0, 0.0)]
    [InlineData(3, 0, 0, 3.0)]
    [InlineData(1, 1, 3, 0.67)]
    [InlineData(1, 0, 3, 0.33)]
    [InlineData(5, 4, 8, 1.13)]
    public void The_ratio_counts_no_death_as_one_and_has_two_decimals(int pvp, int pve, int deaths, double expected)
    {
        var stats = new PlayerStats(pvp, pve, deaths, 0, 0);

        Assert.Equal(pvp + pve, stats.Kills);
        Assert.Equal((decimal)expected, stats.KillDeathRatio);
    }

    [Theory]
    [InlineData(0, 0, 0.0)]
    [InlineData(2, 1, 66.7)]
    [InlineData(1, 1, 50.0)]
    [InlineData(1, 15, 6.3)]
    [InlineData(4, 0, 100.0)]
    public void The_share_of_players_has_one_decimal(int pvp, int pve, double expected)
    {
        Assert.Equal((decimal)expected, new PlayerStats(pvp, pve, 0, 0, 0).PvpRatio);
    }
}
