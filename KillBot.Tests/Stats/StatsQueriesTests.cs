using KillBot.Domain.Kills;
using KillBot.Domain.Stats;
using KillBot.Tests.Support;

namespace KillBot.Tests.Stats;

/// <summary>Which deaths count for whom.</summary>
public sealed class StatsQueriesTests(KillBotApp app) : AppTest(app)
{
    private const string Npc = "PU_Human-NineTails-Pilot-Male-Light_01_3864128940772";

    [Fact]
    public async Task Suicides_and_accidents_are_deaths_and_never_kills()
    {
        var tracker = await Given.TrackerAsync();
        var other = Given.Name();
        await PostAsync(new { victimId = other });
        await PostAsync(new { victimId = Npc });
        await PostAsync(new { victimId = tracker.Player });
        await PostAsync(new { killerId = "GameRules", victimId = tracker.Player });
        await PostAsync(new { killerId = Npc, victimId = tracker.Player });
        await PostAsync(new { killerId = other, victimId = tracker.Player });

        Assert.Equal(new PlayerStats(1, 1, 4, 1, 1), await SumAsync(tracker.Player));
        Assert.Equal(new PlayerStats(1, 0, 1, 0, 0), await SumAsync(other));

        Task<ApiAnswer> PostAsync(object kill) => tracker.Api.PostKillAsync(kill);
    }

    [Fact]
    public async Task The_case_of_a_name_does_not_matter()
    {
        var player = Given.Name();
        await Given.KillAsync(player.ToLowerInvariant(), Given.Name());
        await Given.KillAsync(player.ToUpperInvariant(), Given.Name());

        Assert.Equal(2, (await SumAsync(player)).Kills);
    }

    [Fact]
    public async Task Games_are_counted_apart_and_summed_for_their_players()
    {
        var name = Given.Name();
        await Given.KillAsync(name, Given.Name());
        await Given.KillAsync(new NewKill { Game = "other_game", KillerName = name, VictimName = Given.Name(), IsPvP = true });

        var players = await App.Get<Domain.Players.PlayerQueries>().FindByNameAsync(name, CancellationToken.None);

        Assert.Equal(2, players.Count);
        Assert.Equal(2, (await App.Get<StatsQueries>().SumAsync([.. players.Select(p => p.Id)], CancellationToken.None)).Kills);
        Assert.Equal(1, (await App.Get<StatsQueries>().SumAsync([players[0].Id], CancellationToken.None)).Kills);
    }

    [Fact]
    public async Task Nobody_has_done_nothing()
    {
        Assert.Equal(new PlayerStats(0, 0, 0, 0, 0), await App.Get<StatsQueries>().SumAsync([], CancellationToken.None));
    }

    private async Task<PlayerStats> SumAsync(string name) =>
        await App.Get<StatsQueries>().SumAsync([(await Given.PlayerAsync(name)).Id], CancellationToken.None);
}
