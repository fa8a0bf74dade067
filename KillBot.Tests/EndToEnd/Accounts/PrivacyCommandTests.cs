using KillBot.Tests.EndToEnd.Support;

namespace KillBot.Tests.EndToEnd.Accounts;

/// <summary><c>/privacy</c></summary>
public class PrivacyCommandTests
{
    [Fact]
    public async Task A_level_holds_at_once_for_all_players_of_the_caller()
    {
        await using var scene = await Scene.StartAsync();
        var (owner, member) = (scene.Guild.AddMember("owner"), scene.Guild.AddMember("member"));
        await (await scene.AddTrackerAsync("Rex*", owner)).KillAsync("Prey");
        await scene.AddTrackerAsync("Max", owner);

        var before = await scene.RunAsync(owner, "privacy show");
        Assert.True(before.IsEphemeral);
        Assert.StartsWith("**Everybody** sees your players.\nIt holds for: ", before.Content, StringComparison.Ordinal);
        Assert.Contains(@"Rex\*", before.Content, StringComparison.Ordinal);
        var set = await scene.RunAsync(owner, "privacy set", ("level", "private"));

        Assert.StartsWith("✅ Saved. **Only you** see your players", set.Content, StringComparison.Ordinal);
        Assert.Equal(["Private", "Private"], scene.Database.Read("SELECT privacy FROM players WHERE user_id IS NOT NULL"));
        var stats = await scene.RunAsync(member, "stats", ("player", "Rex*"));
        Assert.Equal(@"I know no player called Rex\*.", stats.FollowUps is [.., var last] ? last.Content : stats.Content);
        await scene.RunAsync(owner, "privacy set", ("level", "public"));
        Assert.Equal(["Public", "Public"], scene.Database.Read("SELECT privacy FROM players WHERE user_id IS NOT NULL"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_has_no_player_yet_chooses_for_those_to_come()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");

        Assert.Contains("You have no player yet", (await scene.RunAsync(member, "privacy show")).Content, StringComparison.Ordinal);
        Assert.Empty(scene.Database.Read("SELECT name FROM users"));
        await scene.RunAsync(member, "privacy set", ("level", "server"));
        await scene.RunAsync(member, "apikey create", ("player", "Rex"));

        Assert.Equal(["Server"], scene.Database.Read("SELECT privacy FROM players WHERE name = 'Rex'"));
        await scene.EndAsync();
    }

    [Fact]
    public async Task Watching_is_for_those_who_have_linked_VRChat()
    {
        await using var scene = await Scene.StartAsync();
        var member = scene.Guild.AddMember("member");

        Assert.StartsWith("Choose a level", (await scene.RunAsync(member, "privacy set")).Content, StringComparison.Ordinal);
        var refused = await scene.RunAsync(member, "privacy set", ("level", "private"), ("watching", false));
        Assert.Contains("Nothing was changed.", refused.Content, StringComparison.Ordinal);
        Assert.Equal(["Public"], scene.Database.Read("SELECT privacy FROM users"));
        scene.Database.Execute("""
            INSERT INTO account_links (kind, subject, name, user_id, linked_at, allows_watching) SELECT 'VRChat', 'usr_x', 'X', id, 1, 1 FROM users
            """);
        var denied = await scene.RunAsync(member, "privacy set", ("watching", false));

        Assert.Contains("Nobody is told when you come and go in VRChat.", denied.Content, StringComparison.Ordinal);
        Assert.Equal(["0"], scene.Database.Read("SELECT allows_watching FROM account_links"));
        await scene.EndAsync();
    }
}
