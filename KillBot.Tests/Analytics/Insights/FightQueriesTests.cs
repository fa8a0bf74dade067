using KillBot.Domain.Analytics;
using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Kills;
using KillBot.Tests.Support;

namespace KillBot.Tests.Analytics.Insights;

/// <summary>Which fights insights look at.</summary>
public sealed class FightQueriesTests(KillBotApp app) : AppTest(app)
{
    private DateTimeOffset Now => App.Clock.GetUtcNow();

    [Fact]
    public async Task Kills_and_deaths_are_of_the_same_time_however_many_of_one_there_are()
    {
        var (player, victim, killer) = (Given.Name(), Given.Name(), Given.Name());
        await App.FightAsync(killer, player, 50, hoursAgo: 1900);
        await App.FightAsync(player, victim, FightQueries.MaxOfPerson - 1, hoursAgo: 1000);
        await App.FightAsync(killer, player, 50, hoursAgo: 500);

        var complete = await ListAsync(player);
        await App.FightAsync(player, victim, 11, hoursAgo: 10);
        var cut = await ListAsync(player);

        Assert.Equal((FightQueries.MaxOfPerson - 1, 100), Score(complete));
        // The first ten kills are too many, and the eleventh may have had others of the same moment.
        Assert.Equal((FightQueries.MaxOfPerson - 1, 50), Score(cut));
        Assert.Equal(cut.OrderBy(fight => fight.Time), cut);
    }

    [Fact]
    public async Task The_limit_holds_for_several_players_together()
    {
        string[] players = [Given.Name(), Given.Name(), Given.Name()];
        var victim = Given.Name();
        for (var i = 0; i < players.Length; i++)
        {
            await App.FightAsync(players[i], victim, 600, hoursAgo: 210 + i);
        }

        var (won, _) = Score(await ListAsync(players));

        Assert.InRange(won, FightQueries.MaxOfPerson - 1 - players.Length, FightQueries.MaxOfPerson);
    }

    [Fact]
    public async Task Suicides_and_accidents_are_no_fights_and_fights_with_npcs_have_no_opponent()
    {
        var player = Given.Name();
        await App.Get<KillRecorder>().RecordAsync(
        [
            new NewKill { KillerName = player, VictimName = player, IsSuicide = true, Timestamp = Now.AddHours(-5) },
            new NewKill { VictimName = player, IsEnvironmental = true, Timestamp = Now.AddHours(-4) },
            new NewKill { KillerName = "NPC", KillerIsNpc = true, VictimName = player, Timestamp = Now.AddHours(-3) },
            new NewKill { KillerName = player, VictimName = "NPC", VictimIsNpc = true, Weapon = "axe", Timestamp = Now.AddHours(-2) },
        ]);

        var fights = await ListAsync(player);

        Assert.Equal(
            [new Fight(Now.AddHours(-3), false, false, null, null, null), new Fight(Now.AddHours(-2), true, false, null, "axe", null)], fights);
    }

    [Fact]
    public async Task A_deleted_opponent_is_nobody()
    {
        var (player, gone) = (Given.Name(), Given.Name());
        await App.FightAsync(gone, player, 2, hoursAgo: 20);
        await App.FightAsync(player, gone, 2, hoursAgo: 10);
        await App.ExecuteSqlAsync("DELETE FROM players WHERE name = @p0", gone);

        Assert.All(await ListAsync(player), fight => Assert.Null(fight.Opponent));
    }

    [Fact]
    public async Task Of_a_server_every_kill_by_a_player_is_won_and_nobody_is_an_opponent()
    {
        var guild = await Given.GuildAsync();
        await App.FightAsync(Given.Name(), Given.Name(), FightQueries.MaxOfServer, hoursAgo: 1000, server: guild.Id);
        await App.Get<KillRecorder>().RecordAsync(
            [new NewKill { KillerName = "NPC", KillerIsNpc = true, VictimName = Given.Name(), ServerId = guild.Id, Timestamp = Now.AddHours(-3) }]);

        var recent = await App.Get<FightQueries>().ListAsync(new AnalyticsScope([], guild.Id, Games.StarCitizen), Now, CancellationToken.None);

        Assert.Equal((FightQueries.MaxOfServer - 1, 1), Score(recent.Fights));
        Assert.False(recent.Fights[^1].IsWon);
        Assert.Empty(recent.Opponents);
        Assert.All(recent.Fights, fight => Assert.Null(fight.Opponent));
    }

    private static (int Won, int Lost) Score(IReadOnlyList<Fight> fights) => (fights.Count(fight => fight.IsWon), fights.Count(fight => !fight.IsWon));

    private async Task<IReadOnlyList<Fight>> ListAsync(params string[] names)
    {
        List<Guid> players = [];
        foreach (var name in names)
        {
            players.Add((await Given.PlayerAsync(name)).Id);
        }

        return (await App.Get<FightQueries>().ListAsync(new AnalyticsScope(players, null, Games.StarCitizen), Now, CancellationToken.None)).Fights;
    }
}
