using KillBot.Domain.Feeds;
using KillBot.Domain.VRChat.Events;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat.Live;

/// <summary>What a live message shows when several trackers come and go, what is told late, and when the clock is set back.</summary>
public sealed class LiveSessionTests
{
    private const string Place = "wrld_a:1";
    private int _events;

    [Fact]
    public async Task A_tracker_that_tells_late_of_a_stay_that_is_over_does_not_split_the_message()
    {
        await using var rig = await LiveRig.StartAsync();
        var start = rig.Clock.GetUtcNow();
        await TellAsync(rig, 0, VRChatEventType.WorldJoined, start);
        rig.Clock.Advance(TimeSpan.FromMinutes(20));
        await TellAsync(rig, 1, VRChatEventType.WorldJoined, rig.Clock.GetUtcNow());
        rig.Clock.Advance(TimeSpan.FromMinutes(10));
        await TellAsync(rig, 0, VRChatEventType.WorldLeft, rig.Clock.GetUtcNow());

        await TellAsync(rig, 2, VRChatEventType.WorldJoined, start.AddMinutes(5));
        await TellAsync(rig, 2, VRChatEventType.WorldLeft, start.AddMinutes(10));

        var message = Assert.Single(await rig.MessagesAsync());
        Assert.Equal((start, null), (message.StartedAt, message.EndedAt));
    }

    [Fact]
    public async Task A_summary_has_the_name_of_the_world_that_only_a_later_tracker_told()
    {
        await using var rig = await LiveRig.StartAsync();
        await TellAsync(rig, 0, VRChatEventType.WorldJoined, rig.Clock.GetUtcNow());
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync(rig, 1, VRChatEventType.WorldJoined, rig.Clock.GetUtcNow(), "Cat");
        await rig.DeliverAsync();
        var shown = Assert.Single(rig.Discord.Messages);
        Assert.Equal("Cat", shown.Value!.Title);

        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync(rig, 0, VRChatEventType.WorldLeft, rig.Clock.GetUtcNow());
        await TellAsync(rig, 1, VRChatEventType.WorldLeft, rig.Clock.GetUtcNow());
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.DeliverAsync();

        var summary = rig.Discord.Messages[shown.Key]!;
        Assert.Contains("Over: ", summary.Description, StringComparison.Ordinal);
        Assert.Equal("Cat", summary.Title);
    }

    [Fact]
    public async Task What_a_feed_had_not_posted_yet_when_it_was_removed_is_not_posted_afterwards()
    {
        await using var rig = await LiveRig.StartAsync();
        await TellAsync(rig, 0, VRChatEventType.WorldJoined, rig.Clock.GetUtcNow());

        Assert.NotNull(await rig.Host.Get<FeedDirectory>().RemoveAsync(LiveRig.Guild, 1));
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.DeliverAsync();

        Assert.Empty(rig.Discord.Messages);
        Assert.Empty(await Sql.LinesAsync(rig.Host.ConnectionString, "SELECT id FROM outbox_items WHERE message_id IS NULL"));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_holds_up_no_edit()
    {
        await using var rig = await LiveRig.StartAsync();
        // The tracker's clock is right, the bot's half an hour ahead.
        await TellAsync(rig, 0, VRChatEventType.WorldJoined, rig.Clock.GetUtcNow().AddMinutes(-31));
        await rig.DeliverAsync();
        Assert.Contains("0 people", Assert.Single(rig.Discord.Messages).Value!.Description, StringComparison.Ordinal);

        rig.Clock.Advance(TimeSpan.FromMinutes(-30));
        await TellAsync(rig, 0, VRChatEventType.PlayerJoined, rig.Clock.GetUtcNow());
        rig.Clock.Advance(TimeSpan.FromSeconds(6));
        await rig.DeliverAsync();

        Assert.Contains("1 person", Assert.Single(rig.Discord.Messages).Value!.Description, StringComparison.Ordinal);
    }

    private Task TellAsync(LiveRig rig, int tracker, VRChatEventType type, DateTimeOffset at, string? world = null)
    {
        var person = type == VRChatEventType.PlayerJoined ? "usr_a" : null;
        return rig.TellAsync(tracker, new VRChatEvent($"{++_events}", type, at, WorldName: world, Location: Place, UserId: person, DisplayName: person));
    }
}
