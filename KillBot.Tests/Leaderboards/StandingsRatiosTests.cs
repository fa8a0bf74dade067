using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Tests.Leaderboards;

/// <summary>The kills by deaths that people are compared with.</summary>
public sealed class StandingsRatiosTests
{
    [Fact]
    public void Everybody_else_counts_whoever_may_be_seen()
    {
        Standing[] players = [Of(30, 10), Of(10, 10), Of(20, 10), Of(20, 10)];

        Assert.Equal([1, 2, 2, 3], RatiosOf(players));
        Assert.Equal([1, 2, 3], RatiosOf(players, players[3].PlayerId));
        Assert.Equal([2, 2], RatiosOf(players, players[0].PlayerId, players[1].PlayerId, Guid.CreateVersion7()));
        Assert.Empty(RatiosOf([]));
    }

    [Fact]
    public void Players_with_fewer_than_twenty_kills_and_deaths_do_not_count()
    {
        Standing[] players = [Of(19, 0), Of(20, 0), Of(0, 20), Of(10, 9)];

        Assert.Equal([0, 20], RatiosOf(players));
        Assert.Equal([0, 20], RatiosOf(players, players[0].PlayerId));
    }

    private static IReadOnlyList<double> RatiosOf(Standing[] players, params Guid[] apart) =>
        new Standings(new StandingsKey(CalendarPeriod.All, null, null), players, players.Length).RatiosWithout(apart);

    private static Standing Of(int kills, int deaths) => new(Guid.CreateVersion7(), kills / 2, kills - (kills / 2), deaths, kills % 20 == 0, false);
}
