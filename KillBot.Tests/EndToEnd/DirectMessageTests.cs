using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>Commands in direct messages, where there is no server.</summary>
public sealed class DirectMessageTests
{
    [Fact]
    public async Task Every_command_that_Discord_offers_there_answers()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        await (await scene.AddTrackerAsync("Rex", member)).KillAsync("Prey");
        List<string> answered = [];
        foreach (var leaf in CommandLeaf.ListOf(scene.Discord).Where(leaf => !leaf.IsForServersOnly))
        {
            var interaction = await AskAsync(scene, member, leaf.Path, leaf.Fill(false, "Prey", scene.Channel, scene.Guild.Everyone, member));
            Assert.True(interaction.CallbackType == 9 || interaction.Shown is { Text.Length: > 0 }, leaf.Path);
            answered.Add(leaf.Path);
        }

        Assert.Superset(
            (HashSet<string>)["ping", "about", "help", "stats", "compare", "kills", "weapons", "nemesis", "leaderboard", "me export", "apikey list"],
            answered.ToHashSet());
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_leaderboard_there_is_of_all_servers_and_shows_the_caller_who_hides()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");
        await scene.CreateKeyAsync("Rex", member);
        for (var i = 1; i <= 12; i++)
        {
            await scene.FightAsync($"Ace{i:00}", "Prey", 10 * i);
        }

        await scene.FightAsync("Rex", "Prey", 500);
        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Rex'");

        var refused = await AskAsync(scene, member, "leaderboard", ("scope", "server"));
        Assert.StartsWith("Direct messages have no server.", refused.Text, StringComparison.Ordinal);
        var board = await AskAsync(scene, member, "leaderboard");
        Assert.Equal("Kills everywhere · All time", board.Shown.Title);
        Assert.Contains("12 players · page 1 of 2", board.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rex", board.Text, StringComparison.Ordinal);
        Assert.EndsWith($"{member.User.Mention} is #1 with 1", board.Shown.Description, StringComparison.Ordinal);
        var next = await scene.PressAsync(board.Shown, "Next ▶", member);
        Assert.Contains("page 2 of 2", next.Text, StringComparison.Ordinal);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Lists_there_are_the_callers_own_and_turn_while_others_stay_hidden()
    {
        await using var scene = await Scene.StartAsync();
        var (member, other) = (scene.Guild.AddMember("member"), scene.Guild.AddMember("other"));
        await scene.CreateKeyAsync("Rex", member);
        await scene.CreateKeyAsync("Ghost", other);
        for (var i = 1; i <= 11; i++)
        {
            await scene.FightAsync("Rex", i == 11 ? "Ghost" : $"Prey{i:00}", i);
        }

        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name IN ('Rex', 'Ghost')");

        var list = await AskAsync(scene, member, "kills");
        Assert.Equal("Kills and deaths of Rex", list.Shown.Title);
        var next = await scene.PressAsync(list.Shown, "Next ▶", member);
        Assert.StartsWith("🟩 killed **a private player**", next.Shown.Description, StringComparison.Ordinal);
        Assert.Equal("I know no player called Ghost.", (await AskAsync(scene, member, "kills", ("player", "Ghost"))).Text);
        Assert.Equal("Rex", (await AskAsync(scene, member, "stats")).Shown.Title);
        await scene.EndAsync();
    }

    private static async Task<FakeInteraction> AskAsync(Scene scene, FakeMember member, string command, params (string Name, object Value)[] options)
    {
        var interaction = await scene.Discord.InvokeCommandAsync(scene.Discord.DirectMessages(member.User), member, command, options);
        return await interaction.WaitForResponseAsync();
    }
}
