using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Tests.Leaderboards;

/// <summary>The median of kills by deaths that people are compared with.</summary>
public sealed class StandingsMedianTests
{
    [Fact]
    public void Four_players_have_no_median_that_would_not_tell_of_one_of_them()
    {
        Assert.Null(MedianOf([10, 20, 30, 40]));
        Assert.Equal(3, MedianOf([10, 20, 30, 40, 50]));
        Assert.Equal(3.5, MedianOf([60, 10, 50, 20, 40, 30]));
        Assert.Null(MedianOf(Array.Empty<Standing>()));
    }

    [Fact]
    public void Players_with_fewer_than_twenty_kills_and_deaths_do_not_count()
    {
        Standing[] five = [.. Enumerable.Range(1, 5).Select(i => Of(10 * i, 10))];

        Assert.Equal(3, MedianOf([.. five, .. Enumerable.Range(0, 50).Select(_ => Of(19, 0))]));
        Assert.Equal(20, MedianOf([.. five, .. Enumerable.Range(0, 50).Select(_ => Of(20, 0))]));
    }

    private static double? MedianOf(int[] kills) => MedianOf([.. kills.Select(count => Of(count, 10))]);

    private static double? MedianOf(Standing[] players) =>
        new Standings(new StandingsKey(CalendarPeriod.All, null, null), players, players.Length).MedianRatio;

    // Whether they may be seen makes no difference.
    private static Standing Of(int kills, int deaths) => new(Guid.CreateVersion7(), kills / 2, kills - (kills / 2), deaths, kills % 20 == 0, false);
}
