using KillBot.Tests.EndToEnd.Support;

namespace KillBot.Tests.EndToEnd;

/// <summary><c>/compare</c>, <c>/weapons</c> and <c>/nemesis</c>: who fights whom with what.</summary>
public class CompareCommandTests
{
    private const string Hostile = "@everyone **x** [a](https://b.c)";

    [Fact]
    public async Task Two_players_stand_side_by_side_and_a_dot_shows_who_leads()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FightAsync("Rex", "Prey", 50, "KLWE_LaserRepeater_S3");
        await scene.FightAsync("Rex", "Prey", 40, "KLWE_LaserRepeater_S3");
        await scene.FightAsync("Prey", "Rex", 30);
        await scene.FightAsync("Rex", "Other", 20);

        var answer = await scene.RunAsync(scene.Admin, "compare", ("a", "rex"), ("b", "prey"));

        Assert.False(answer.IsEphemeral);
        Assert.Equal("Rex : Prey", answer.Shown.Title);
        Assert.Equal(
            [
                "Kills 🟢 3 : 1", "Deaths 🟢 1 : 2", "K/D 🟢 3.00 : 0.50", "PvP 🟢 3 : 1", "PvP share 100.0 % : 100.0 %", "PvE 0 : 0",
                "Play time 0 h 0 min : 0 h 0 min", "Wins in a row 1 : 1", "Rank everywhere 🟢 #1 : #2",
                "Favourite weapon CF\\-337 Panther Repeater : –", "Killed each other **Rex** 🟢 2 : 1 **Prey**",
            ],
            answer.Shown.Fields);
        Assert.Equal("Rex is the same player. Name two different ones.", (await scene.AskAsync(scene.Admin, "compare", ("a", "Rex"), ("b", "REX"))).Text);
        Assert.Equal("I know no player called Nobody.", (await scene.AskAsync(scene.Admin, "compare", ("a", "Nobody"), ("b", "REX"))).Text);
        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, scene.Admin, "compare", "b", "p", ("a", "Rex"));
        await typing.WaitForAcknowledgementAsync();
        Assert.Equal(["Prey"], typing.Choices.Select(choice => choice.Value));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Weapons_are_told_with_their_shares_and_with_what_kills()
    {
        await using var scene = await Scene.StartAsync();
        await scene.FightAsync("Rex", "Prey", 50, "KLWE_LaserRepeater_S3");
        await scene.FightAsync("Rex", "Prey", 40, "KLWE_LaserRepeater_S3_1234567890");
        await scene.FightAsync("Rex", "Prey", 30, "**axe**");
        await scene.FightAsync("Prey", "Rex", 20, "spoon");
        await scene.FightAsync("Rex", "Rex", 10, "grenade");

        var answer = await scene.RunAsync(scene.Admin, "weapons", ("player", "Rex"));

        Assert.Equal("Weapons of Rex", answer.Shown.Title);
        Assert.Equal(
            [
                "Kills with CF\\-337 Panther Repeater · 2 (66.7 %)\n\\*\\*axe\\*\\* · 1 (33.3 %)",
                "Is killed by spoon · 1 (100.0 %)",
            ],
            answer.Shown.Fields);
        Assert.Equal(["Kills with Nothing yet.", "Is killed by Nothing yet."], (await WeaponsOfNewcomerAsync()).Shown.Fields);
        await scene.EndAsync();

        async Task<FakeDiscord.FakeInteraction> WeaponsOfNewcomerAsync()
        {
            await scene.CreateKeyAsync("New");
            return await scene.RunAsync(scene.Admin, "weapons", ("player", "New"));
        }
    }

    [Fact]
    public async Task Nemesis_names_who_kills_and_is_killed_most_and_nobody_who_hides()
    {
        await using var scene = await Scene.StartAsync();
        var owner = scene.Guild.AddMember("owner");
        await scene.CreateKeyAsync("Rex", owner);
        for (var i = 0; i < 4; i++)
        {
            await scene.FightAsync("Ghost", "Rex", 100 + i, "Ghost's own gun");
            await scene.FightAsync("Rex", "Ghost", 200 + i, "for Ghost");
        }

        await scene.FightAsync("Shade", "Rex", 90);
        await scene.FightAsync("Bob", "Rex", 80, "spoon");
        await scene.FightAsync("Bob", "Rex", 70, "spoon");
        await scene.FightAsync("Ann", "Rex", 60);
        await scene.FightAsync("Rex", "Bob", 50);
        await scene.FightAsync("Rex", "Rex", 40);
        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name IN ('Ghost', 'Shade')");

        var answer = await scene.RunAsync(scene.Admin, "nemesis", ("player", "Rex"));

        Assert.Equal("Nemesis of Rex", answer.Shown.Title);
        Assert.Equal(
            [
                "Killed by **Bob** · 2× (1× in return)\n**Ann** · 1× (0× in return)\n**private players** · 5× (4× in return)",
                "Killed **Bob** · 1× (2× in return)\n**private players** · 4× (5× in return)",
            ],
            answer.Shown.Fields);
        foreach (var command in (string[])["nemesis", "weapons", "kills", "stats"])
        {
            var text = (await scene.RunAsync(owner, command)).Text;
            Assert.DoesNotContain("Ghost", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Shade", text, StringComparison.OrdinalIgnoreCase);
        }

        await scene.EndAsync();
    }

    [Fact]
    public async Task Names_have_no_effect_in_any_answer()
    {
        await using var scene = await Scene.StartAsync();
        await scene.CreateKeyAsync("Rex", scene.Admin);
        await scene.FightAsync("Rex", "Evil", 30, Hostile, Hostile);
        await scene.FightAsync("Evil", "Rex", 20, Hostile, Hostile);
        scene.Database.Execute("UPDATE players SET name = '@everyone **x** [a](https://b.c)' WHERE name = 'Evil'");
        scene.Database.Execute("UPDATE kills SET killer_name = '@everyone **x** [a](https://b.c)' WHERE killer_name = 'Evil'");
        scene.Database.Execute("UPDATE kills SET victim_name = '@everyone **x** [a](https://b.c)' WHERE victim_name = 'Evil'");

        foreach (var answer in new[]
        {
            await scene.RunAsync(scene.Admin, "stats"),
            await scene.RunAsync(scene.Admin, "stats", ("player", "Evil")),
            await scene.RunAsync(scene.Admin, "compare", ("a", "Rex"), ("b", "Evil")),
            await scene.RunAsync(scene.Admin, "kills"),
            await scene.RunAsync(scene.Admin, "weapons"),
            await scene.RunAsync(scene.Admin, "nemesis"),
            await scene.RunAsync(scene.Admin, "leaderboard"),
        })
        {
            Assert.Contains(@"\@everyone \*\*x\*\* \[a\]\(https\:\/\/b\.c\)", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?<!\\)@everyone|(?<!\\)https|\*\*x", answer.Text.Replace(@"\(https", "", StringComparison.Ordinal));
        }

        await scene.EndAsync();
    }
}
