using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;
using KillBot.Tests.Support;
using KillBot.Tests.Webhooks;

namespace KillBot.Tests.VRChat;

/// <summary>What webhooks are told of VRChat: those of the members of the tracker's server, once, and no history.</summary>
public sealed class VRChatWebhookTests : IAsyncLifetime
{
    private static readonly string[] Events = [EventName.VRChatPlayerJoined, EventName.VRChatPlayerLeft, EventName.VRChatWorldChanged];

    private readonly WebhookApp _hooks = new();
    private readonly string _user = Reporter.UserId();
    private readonly string _instance = Reporter.Instance("~private(usr_beef)~nonce(5ec12e7)");

    private Given Given => _hooks.Given;

    [Fact]
    public async Task Members_are_told_who_came_and_went_and_which_world_it_is()
    {
        var (hook, reporter, _) = await SceneAsync();

        await reporter.TellAsync(
            Reporter.Event("vrchat_started", 0), Reporter.Arrive(1, _instance), Reporter.Present(2, Reporter.UserId()), Reporter.Join(3, _user),
            Reporter.Leave(9, _user), Reporter.Depart(10));

        var told = await _hooks.WaitingAsync(hook);
        Assert.Equal(["vrchat.world_changed", "vrchat.player_joined", "vrchat.player_left"], told.Select(item => item.Event));
        var session = await reporter.SessionOfAsync(_user);
        Assert.Equal(
            $$"""{"worldId":"{{Reporter.WorldOf(_instance)}}","worldName":"Example World","sessionId":"{{session}}","timestamp":"2026-01-01T11:00:01.000Z"}""",
            told[0].Data);
        Assert.Equal(
            $$"""{"worldId":"{{Reporter.WorldOf(_instance)}}","worldName":"Example World","userId":"{{_user}}","displayName":"Name of {{_user[^4..]}}","sessionId":"{{session}}","timestamp":"2026-01-01T11:00:03.000Z"}""",
            told[1].Data);
        Assert.All(told, item => Assert.DoesNotContain("beef", item.Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_two_trackers_see_or_one_repeats_is_told_once()
    {
        var (hook, reporter, guild) = await SceneAsync();
        var second = await Reporter.CreateAsync(Given, guild.DiscordId);
        object[] events = [Reporter.Arrive(0, _instance), Reporter.Join(5, _user)];

        await reporter.TellAsync(events);
        await reporter.TellAsync(events);
        await second.TellAsync(Reporter.Arrive(2, _instance), Reporter.Join(6, _user));

        Assert.Single(await _hooks.WaitingAsync(hook), item => item.Event == EventName.VRChatPlayerJoined);
    }

    [Fact]
    public async Task Each_server_is_told_by_its_own_tracker_whoever_was_first()
    {
        var (firstHook, first, _) = await SceneAsync();
        var (secondHook, second, guild) = await SceneAsync();
        var third = await Reporter.CreateAsync(Given, guild.DiscordId);
        await first.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(5, _user), Reporter.Leave(60, _user));

        Assert.Equal("add", await second.TellAsync(Reporter.Arrive(1, _instance), Reporter.Join(6, _user), Reporter.Leave(61, _user)));
        Assert.Equal("add", await third.TellAsync(Reporter.Arrive(2, _instance), Reporter.Join(7, _user), Reporter.Leave(62, _user)));

        string[] once = [EventName.VRChatPlayerJoined, EventName.VRChatPlayerLeft];
        Assert.Equal(once, (await _hooks.WaitingAsync(firstHook)).Select(item => item.Event).Where(once.Contains));
        Assert.Equal(once, (await _hooks.WaitingAsync(secondHook)).Select(item => item.Event).Where(once.Contains));
    }

    [Fact]
    public async Task Who_was_there_for_one_tracker_and_came_for_another_has_come()
    {
        var (hook, reporter, guild) = await SceneAsync();
        var second = await Reporter.CreateAsync(Given, guild.DiscordId);
        await reporter.TellAsync(Reporter.Arrive(0, _instance), Reporter.Present(3, _user));

        await second.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(2, _user));

        Assert.Single(await _hooks.WaitingAsync(hook), item => item.Event == EventName.VRChatPlayerJoined);
    }

    [Fact]
    public async Task Others_are_told_nothing()
    {
        var (hook, _, _) = await SceneAsync();
        var elsewhere = await Reporter.CreateAsync(Given, (await Given.GuildAsync()).DiscordId);
        var nowhere = await Reporter.CreateAsync(Given);

        await elsewhere.TellAsync(Reporter.Arrive(0, _instance), Reporter.Join(5, _user));
        await nowhere.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(5, _user));

        Assert.Empty(await _hooks.WaitingAsync(hook));
    }

    [Fact]
    public async Task What_is_older_than_seven_days_is_recorded_and_told_to_nobody()
    {
        var (hook, reporter, _) = await SceneAsync();
        const double Week = 7 * 86_400;

        // The clock stands an hour after the start.
        await reporter.TellAsync(Reporter.Arrive(3600 - Week - 2, _instance), Reporter.Join(3600 - Week - 1, _user), Reporter.Leave(3600 - Week, _user));

        Assert.Equal(["vrchat.player_left"], (await _hooks.WaitingAsync(hook)).Select(item => item.Event));
        Assert.Equal(2, (await reporter.HistoryAsync(_user)).Count);
    }

    public Task InitializeAsync() => _hooks.InitializeAsync();

    public Task DisposeAsync() => _hooks.DisposeAsync();

    private async Task<(string Hook, Reporter Reporter, Server Guild)> SceneAsync()
    {
        var guild = await Given.GuildAsync();
        var member = await Given.MemberAsync(guild.DiscordId!.Value);
        return (await WebhookApp.CreateAsync(member, Events), await Reporter.CreateAsync(Given, guild.DiscordId), guild);
    }
}
