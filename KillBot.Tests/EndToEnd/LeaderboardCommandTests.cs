using KillBot.Tests.EndToEnd.Support;

namespace KillBot.Tests.EndToEnd;

/// <summary><c>/leaderboard</c>.</summary>
public class LeaderboardCommandTests
{
    [Fact]
    public async Task Places_have_medals_pages_and_the_callers_own_rank()
    {
        await using var scene = await Scene.StartAsync();
        var (last, other) = (scene.Guild.AddMember("last"), scene.Guild.AddMember("other"));
        await scene.CreateKeyAsync("Ace12", last);
        // The first has twelve kills, the last one; the two next to the last are equal.
        for (var i = 1; i <= 12; i++)
        {
            for (var kill = i; kill <= (i == 10 ? 11 : 12); kill++)
            {
                await scene.FightAsync($"Ace{i:00}", "Prey", (i * 20) + kill);
            }
        }

        var board = await scene.RunAsync(last, "leaderboard");

        Assert.False(board.IsEphemeral);
        Assert.Equal("Kills · All time", board.Shown.Title);
        var lines = board.Shown.Description.Split('\n');
        Assert.Equal(["🥇 **Ace01** · 12", "🥈 **Ace02** · 11", "🥉 **Ace03** · 10", "`#4` **Ace04** · 9"], lines.Take(4));
        Assert.Equal(["", $"{last.User.Mention} is #12 with 1"], lines.Skip(10));
        Assert.Contains("12 players · page 1 of 2", board.Text, StringComparison.Ordinal);

        var second = await scene.PressAsync(board.Shown, "Next ▶", last);
        Assert.Equal("`#10` **Ace11** · 2\n`#12` **Ace12** · 1 👈", second.Shown.Description);
        Assert.Equal(["⏮ First", "◀ Previous"], second.Shown.Buttons.Keys);
        var refused = await scene.PressAsync(second.Shown, "⏮ First", other);
        await refused.WaitUntilAsync(answer => answer.CallbackType == 4 || answer.FollowUps.Count > 0);
        Assert.StartsWith("Only whoever asked", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Ace01", (await scene.PressAsync(second.Shown, "◀ Previous", last)).Shown.Description, StringComparison.Ordinal);

        var deaths = await scene.RunAsync(other, "leaderboard", ("type", "deaths"), ("period", "season"), ("scope", "everywhere"));
        Assert.Equal("Deaths everywhere · This season (UTC)", deaths.Shown.Title);
        Assert.StartsWith("🥇 **Prey** · ", deaths.Shown.Description, StringComparison.Ordinal);
        Assert.Equal("K/D · Today (UTC)", (await scene.RunAsync(other, "leaderboard", ("type", "kdr"), ("period", "day"))).Shown.Title);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Whoever_hides_is_on_no_board_and_reads_their_own_place_alone()
    {
        await using var scene = await Scene.StartAsync();
        var owner = scene.Guild.AddMember("owner");
        await scene.CreateKeyAsync("Rex", owner);
        await scene.FightAsync("Rex", "Prey", 10);
        await scene.FightAsync("Ann", "Prey", 20);
        await scene.FightAsync("Ann", "Prey", 30);
        scene.Database.Execute("UPDATE players SET privacy = 'Private' WHERE name = 'Rex'");

        var board = await scene.RunAsync(owner, "leaderboard");
        await board.WaitForFollowUpsAsync();

        Assert.Equal("🥇 **Ann** · 2", board.Original!.Description);
        var own = Assert.Single(board.FollowUps);
        Assert.True(own.IsEphemeral);
        Assert.Equal("Only you can see this: you hide from others, and would be #2 with 1.", own.Content);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Boards_are_the_servers_own_and_may_be_turned_off_between_pages()
    {
        await using var scene = await Scene.StartAsync();
        Assert.Equal("Nobody is on this leaderboard yet.", (await scene.RunAsync(scene.Admin, "leaderboard")).Shown.Description);
        var other = scene.Discord.AddGuild("Other");
        await (await scene.AddTrackerAsync("Stranger", guild: other)).KillAsync("Prey");
        for (var i = 1; i <= 11; i++)
        {
            await scene.FightAsync($"Ace{i:00}", "Prey", 10 * i);
        }

        var board = await scene.RunAsync(scene.Admin, "leaderboard");
        Assert.Contains("11 players · page 1 of 2", board.Text, StringComparison.Ordinal);
        var everywhere = await scene.RunAsync(scene.Admin, "leaderboard", ("scope", "everywhere"));
        Assert.Contains("12 players", everywhere.Text, StringComparison.Ordinal);

        await scene.ChooseAsync(settings => settings.Leaderboard = false);
        const string Off = "The managers of this server have turned its leaderboards off.";
        Assert.Equal(Off, (await scene.AskAsync(scene.Admin, "leaderboard")).Text);
        var turned = await scene.PressAsync(board.Shown, "Next ▶", scene.Admin);
        Assert.Equal(Off, turned.Text);
        await scene.EndAsync();
    }
}
