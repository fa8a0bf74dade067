using KillBot.Domain.Analytics.Insights;
using static KillBot.Tests.Analytics.Insights.Evidence;

namespace KillBot.Tests.Analytics.Insights;

/// <summary>Which fights belong together.</summary>
public sealed class FightSessionsTests
{
    [Fact]
    public void An_hour_without_a_fight_goes_on_and_more_ends_the_session()
    {
        TimeSpan[] times = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(61), TimeSpan.FromMinutes(121).Add(TimeSpan.FromMilliseconds(1))];
        List<Fight> fights = [.. times.Select(time => Wins(1).Single() with { Time = Now.Add(time) })];

        Assert.Equal([fights[..3], fights[3..]], FightSessions.Of(fights));
        Assert.Empty(FightSessions.Of([]));
    }

    [Fact]
    public void Of_a_server_each_player_has_sessions_of_their_own()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        List<Fight> fights = [.. Wins(7).Select((fight, i) => fight with { Time = Now.AddMinutes(40 * i), FighterId = i is 0 or 3 ? first : second })];

        Assert.Equal([[fights[0]], [fights[3]], [fights[1], fights[2]], [fights[4], fights[5], fights[6]]], FightSessions.Of(fights));
    }
}
