using KillBot.Domain.Servers;
using KillBot.Domain.Users;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd;

/// <summary>What the bot learns of servers, and what it does of their settings.</summary>
public class ServerDirectoryTests
{
    private const string Channels = "SELECT name || ' ' || type FROM server_channels ORDER BY name";
    private const string Members = "SELECT u.name || ' ' || m.is_owner || ' ' || (m.permissions & 32) FROM server_members m JOIN users u ON u.id = m.user_id ORDER BY u.name";

    [Fact]
    public async Task Channels_are_those_of_the_guild()
    {
        await using var scene = await Scene.StartAsync();
        var voice = scene.Guild.AddChannel("lounge", type: 2);
        scene.Guild.AddChannel("thread", type: 11);
        await ExpectAsync(scene, Channels, "kill-feed 0", "lounge 2");

        scene.Channel.Rename("kills");
        await ExpectAsync(scene, Channels, "kills 0", "lounge 2");
        voice.Delete();
        await ExpectAsync(scene, Channels, "kills 0");

        await scene.StopBotAsync();
        scene.Guild.AddChannel("news", type: 5);
        scene.Channel.Delete();
        await scene.StartBotAsync();
        await ExpectAsync(scene, Channels, "news 5");
        await scene.EndAsync();
    }

    [Fact]
    public async Task Who_uses_a_command_is_a_member_if_there_is_an_account()
    {
        await using var scene = await Scene.StartAsync();
        var (member, unknown) = (scene.Guild.AddMember("member"), scene.Guild.AddMember("unknown"));
        var owner = scene.Guild.FindMember(scene.Guild.OwnerId)!;
        var users = scene.Bot.Services.GetRequiredService<UserDirectory>();
        foreach (var person in (FakeMember[])[scene.Admin, member, owner])
        {
            await users.SaveAsync((long)person.User.Id, person.User.Name, null);
        }

        foreach (var person in (FakeMember[])[unknown, scene.Admin, member, owner])
        {
            await scene.RunAsync(person, "ping");
        }

        await ExpectAsync(scene, Members, "admin 0 32", "member 0 0", "owner 1 32");
        member.AddRole(scene.Guild.AddRole("moderator", FakePermissions.ManageGuild));
        await scene.RunAsync(member, "ping");
        await ExpectAsync(scene, Members, "admin 0 32", "member 0 32", "owner 1 32");
        await scene.EndAsync();
    }

    [Fact]
    public async Task Settings_count_at_once_and_commands_tell_what_is_off()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        await tracker.KillAsync("First");
        await scene.Channel.WaitForVictimsAsync(1);

        await ChangeAsync(scene, settings => settings.KillNotifications = false);
        await tracker.KillAsync("Second");
        var adding = await scene.RunAsync(scene.Admin, "feed add", ("kind", "deaths"), ("channel", scene.Channel));
        Assert.Contains("notifications of kills are turned off", adding.Content, StringComparison.Ordinal);

        await ChangeAsync(scene, settings => settings.KillTracker = false);
        var stats = await scene.RunAsync(scene.Admin, "stats", ("player", "Rex"));
        Assert.Contains("kill tracker is turned off", (stats.FollowUps is [.., var last] ? last.Content : stats.Content), StringComparison.Ordinal);

        await ChangeAsync(scene, settings => (settings.KillTracker, settings.KillNotifications) = (true, true));
        await tracker.KillAsync("Third");
        Assert.Equal(["First", "Third"], await scene.Channel.WaitForVictimsAsync(2));
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_deleted_player_is_not_named_in_what_still_waits()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        scene.Channel.DenyBot(FakePermissions.SendMessages);
        await tracker.KillAsync("Prey");
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT paused_at FROM outbox_destinations WHERE paused_at IS NOT NULL").Count == 1, "a pause");
        await tracker.KillAsync("Second prey");

        await scene.Bot.Services.GetRequiredService<Domain.Players.PlayerRegistry>().ForgetAsync("Second prey");
        scene.Channel.AllowBot();

        Assert.Equal(["Prey", "a deleted player"], await scene.Channel.WaitForVictimsAsync(2));
        await scene.EndAsync("is paused");
    }

    private static async Task ChangeAsync(Scene scene, Action<ServerSettings> change)
    {
        var servers = scene.Bot.Services.GetRequiredService<ServerDirectory>();
        var server = await servers.FindAsync(null, (long)scene.Guild.Id, CancellationToken.None);
        await scene.Bot.Services.GetRequiredService<ServerSettingsService>().ChangeAsync(server!.Id, change);
    }

    private static async Task ExpectAsync(Scene scene, string query, params string[] rows) => await Eventually.HoldsAsync(
        () => scene.Database.Read(query).SequenceEqual(rows), $"{string.Join(", ", rows)} of {query}");
}
