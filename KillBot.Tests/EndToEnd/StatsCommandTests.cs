using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary><c>/stats</c> and the entry in the menu of users.</summary>
public class StatsCommandTests
{
    [Fact]
    public async Task Stats_are_found_by_any_spelling_of_the_name()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.KillAsync("Prey", weapon: "KLWE_LaserRepeater_S3");
        await tracker.KillAsync("PU_Human-NineTails-Pilot-Male-Light_01_3864128940772");
        await tracker.ReportAsync(new { victimId = "Rex", isSuicide = true });
        await scene.FightAsync("Rex", "Prey", minutesAgo: 400 * 24 * 60);

        var answer = await scene.RunAsync(member, "stats", ("player", "rEx"));

        Assert.False(answer.IsEphemeral);
        Assert.Equal("Rex", answer.Shown.Title);
        Assert.Equal(
            [
                "Kills 3", "Deaths 1", "K/D 3.00", "PvP 2 (66.7 %)", "PvE 1", "Own doing 1", "Favourite weapon CF\\-337 Panther Repeater (1)",
                "Rank by kills #1 here · #1 everywhere", "Latest fights against players 🟩\n1 win in a row",
            ],
            answer.Shown.Fields);
        Assert.Contains("All time", answer.Text, StringComparison.Ordinal);

        AssertChart(answer);

        var today = await scene.RunAsync(member, "stats", ("player", "Rex"), ("period", "season"));
        Assert.Contains("PvP 1 (50.0 %)", today.Shown.Fields);
        Assert.Contains("This season (UTC)", today.Text, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Stats_without_a_name_are_the_callers_own()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");

        var unlinked = await scene.AskAsync(member, "stats");
        Assert.StartsWith("No player is linked to your Discord account yet.", unlinked.Text, StringComparison.Ordinal);

        var tracker = await scene.AddTrackerAsync("Rex", member);
        var idle = await scene.RunAsync(member, "stats");
        Assert.Equal(["Kills 0", "Deaths 0", "K/D 0.00", "PvP 0 (0.0 %)", "PvE 0", "Own doing 0"], idle.Shown.Fields);
        Assert.Empty(idle.Shown.Attachments);
        Assert.False(idle.Shown.Embeds[0].TryGetProperty("description", out _));

        await tracker.KillAsync("Prey");
        var linked = await scene.RunAsync(member, "stats");
        Assert.Equal("Rex", linked.Shown.Title);

        await scene.ChooseAsync(settings => settings.Leaderboard = false);
        Assert.Contains("Rank by kills #1 everywhere", (await scene.RunAsync(member, "stats")).Shown.Fields);

        // Everybody in the channel is a member of the server.
        scene.Database.Execute("UPDATE players SET privacy = 'Server' WHERE name = 'Rex'");
        Assert.False((await scene.RunAsync(scene.Admin, "stats", ("player", "Rex"))).Shown.IsEphemeral);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Private_players_are_as_unknown_to_others_as_those_who_do_not_exist()
    {
        await using var scene = await Scene.StartAsync();
        var owner = scene.Guild.AddMember("owner of Rex");
        var member = scene.Guild.AddMember("member");
        await (await scene.AddTrackerAsync("Rex", owner)).KillAsync("Prey");
        Assert.Equal(1, scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Rex'"));

        foreach (var command in (string[])["stats", "kills", "weapons", "nemesis"])
        {
            Assert.Equal("I know no player called Rex.", (await scene.AskAsync(member, command, ("player", "Rex"))).Text);
            Assert.Equal(@"I know no player called \*No\*.", (await scene.AskAsync(member, command, ("player", "*No*"))).Text);
            foreach (var own in new[] { await scene.AskAsync(owner, command, ("player", "Rex")), await scene.AskAsync(owner, command) })
            {
                Assert.Contains("Rex", own.Shown.Title, StringComparison.Ordinal);
                Assert.True(own.Shown.IsEphemeral, command);
            }
        }

        Assert.Equal("I know no player called Rex.", (await scene.AskAsync(member, "compare", ("a", "Prey"), ("b", "Rex"))).Text);
        Assert.True((await scene.AskAsync(owner, "compare", ("a", "Prey"), ("b", "Rex"))).Shown.IsEphemeral);
        Assert.Empty(await SuggestionsAsync(scene, member, "re"));
        Assert.Equal(["Rex"], await SuggestionsAsync(scene, owner, "re"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Names_are_suggested_while_one_types()
    {
        await using var scene = await Scene.StartAsync();
        await (await scene.AddTrackerAsync("Rex")).KillAsync("Rexona");

        Assert.Equal(["Rex", "Rexona"], await SuggestionsAsync(scene, scene.Admin, "rE"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task The_menu_of_a_user_tells_their_stats_to_the_caller_alone()
    {
        await using var scene = await Scene.StartAsync();
        var (owner, member) = (scene.Guild.AddMember("owner"), scene.Guild.AddMember("member"));

        Assert.Equal($"{owner.User.Mention} has no player linked that you may see.", (await MenuAsync(member)).Text);
        var bot = await scene.Discord.InvokeUserCommandAsync(scene.Channel, member, "Kill stats", scene.Guild.Bot);
        Assert.Equal($"{scene.Guild.Bot.User.Mention} has no player linked that you may see.", (await bot.WaitForResponseAsync()).Text);
        Assert.StartsWith("No player is linked to your Discord account yet.", (await MenuAsync(owner)).Text, StringComparison.Ordinal);

        await (await scene.AddTrackerAsync("Rex", owner)).KillAsync("Prey");
        member.User.Locale = "fr";
        var answer = await MenuAsync(member);
        Assert.True(answer.IsEphemeral);
        Assert.Equal("Rex", answer.Shown.Title);
        Assert.Contains("Morts 0", answer.Shown.Fields);

        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Rex'");
        Assert.EndsWith("n'a aucun joueur lié que tu puisses voir.", (await MenuAsync(member)).Text, StringComparison.Ordinal);
        Assert.Equal("Rex", (await MenuAsync(owner)).Shown.Title);
        await scene.EndAsync();

        async Task<FakeInteraction> MenuAsync(FakeMember caller) =>
            await (await scene.Discord.InvokeUserCommandAsync(scene.Channel, caller, "Kill stats", owner)).WaitForResponseAsync();
    }

    [Fact]
    public async Task A_server_without_the_kill_tracker_says_so()
    {
        await using var scene = await Scene.StartAsync();
        await (await scene.AddTrackerAsync("Rex", scene.Admin)).KillAsync("Prey");
        await scene.ChooseAsync(settings => settings.KillTracker = false);

        const string Off = "The kill tracker is turned off in this server's settings.";
        foreach (var command in (string[])["stats", "kills", "weapons", "nemesis", "leaderboard"])
        {
            Assert.Equal(Off, (await scene.AskAsync(scene.Admin, command)).Text);
        }

        Assert.Equal(Off, (await scene.AskAsync(scene.Admin, "compare", ("a", "Rex"), ("b", "Prey"))).Text);
        Assert.Equal(Off, (await (await scene.Discord.InvokeUserCommandAsync(scene.Channel, scene.Admin, "Kill stats", scene.Admin)).WaitForResponseAsync()).Text);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Everybody_reads_the_language_of_the_server()
    {
        await using var scene = await Scene.CreateAsync();
        scene.Guild.PreferredLocale = "de";
        await scene.StartBotAsync();
        await scene.Discord.WaitForCommandAsync("stats");
        await (await scene.AddTrackerAsync("Rex", scene.Admin)).KillAsync("Prey");

        Assert.Contains("Tode 0", (await scene.RunAsync(scene.Admin, "stats")).Shown.Fields);
        Assert.Contains("PvP 1 (100,0 %)", (await scene.RunAsync(scene.Admin, "stats")).Shown.Fields);
        await scene.ChooseAsync(settings => settings.Language = "ja");
        Assert.Contains("デス 0", (await scene.RunAsync(scene.Admin, "stats")).Shown.Fields);
        await scene.EndAsync();
    }

    /// <summary>A picture where the machine has a rasteriser, else lines of blocks.</summary>
    private static void AssertChart(FakeInteraction answer)
    {
        var embed = answer.Shown.Embeds[0];
        if (answer.Shown.Attachments.Count == 0)
        {
            Assert.Matches("^[▁▂▃▄▅▆▇█]+ kills\n[▁▂▃▄▅▆▇█]+ deaths$", answer.Shown.Description);
        }
        else
        {
            Assert.Single(answer.Shown.Attachments);
            Assert.True(embed.TryGetProperty("image", out _));
        }
    }

    private static async Task<IEnumerable<string>> SuggestionsAsync(Scene scene, FakeMember member, string typed)
    {
        var typing = await scene.Discord.AutocompleteAsync(scene.Channel, member, "stats", "player", typed);
        await typing.WaitForAcknowledgementAsync();
        return typing.Choices.Select(choice => choice.Value).Order(StringComparer.Ordinal);
    }
}
