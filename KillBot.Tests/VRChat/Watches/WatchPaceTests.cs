using System.Globalization;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Watches;
using KillBot.Tests.Support;
using KillBot.Tests.VRChat.Live;

namespace KillBot.Tests.VRChat.Watches;

/// <summary>When a watch tells what: the relay's part, to send what is due and forget it, is done by hand.</summary>
public sealed class WatchPaceTests
{
    private const string Watched = "usr_a";
    private int _events;

    [Fact]
    public async Task Two_minutes_lie_between_two_messages_also_after_one_that_had_to_wait()
    {
        await using var rig = await StartAsync();
        var start = rig.Clock.GetUtcNow();
        await TellAsync(rig, VRChatEventType.PlayerJoined);
        Assert.Equal(["Arrived at 0"], await WaitingAsync(rig, start));
        await SendAsync(rig);

        rig.Clock.Advance(TimeSpan.FromSeconds(60));
        await TellAsync(rig, VRChatEventType.PlayerLeft);
        Assert.Equal(["Left at 120"], await WaitingAsync(rig, start));
        rig.Clock.Advance(TimeSpan.FromSeconds(60));
        await SendAsync(rig);

        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        await TellAsync(rig, VRChatEventType.PlayerJoined);
        Assert.Equal(["Arrived at 240"], await WaitingAsync(rig, start));
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        await TellAsync(rig, VRChatEventType.PlayerLeft);
        Assert.Equal([], await WaitingAsync(rig, start));
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        await TellAsync(rig, VRChatEventType.PlayerJoined);
        Assert.Equal(["Arrived at 240"], await WaitingAsync(rig, start));
    }

    [Fact]
    public async Task What_is_due_but_not_sent_yet_is_told_as_it_is_by_then()
    {
        await using var rig = await StartAsync();
        var start = rig.Clock.GetUtcNow();
        await TellAsync(rig, VRChatEventType.PlayerJoined);
        await SendAsync(rig);
        rig.Clock.Advance(TimeSpan.FromSeconds(60));
        await TellAsync(rig, VRChatEventType.PlayerLeft);
        rig.Clock.Advance(TimeSpan.FromSeconds(70));

        await TellAsync(rig, VRChatEventType.PlayerJoined);

        Assert.Equal(["Arrived at 120"], await WaitingAsync(rig, start));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_silences_no_watch()
    {
        // The tracker's clock is right, the bot's half an hour ahead.
        await using var rig = await StartAsync();
        await TellAsync(rig, VRChatEventType.PlayerJoined, rig.Clock.GetUtcNow().AddMinutes(-31));
        await SendAsync(rig);

        rig.Clock.Advance(TimeSpan.FromMinutes(-30));
        await TellAsync(rig, VRChatEventType.PlayerLeft);

        Assert.Equal(["0"], await Sql.LinesAsync(rig.Host.ConnectionString, $"SELECT due_at {OfWatch}"));
    }

    private const string OfWatch = "FROM outbox_items WHERE event = 'vrchat.watched' AND message_id IS NULL";

    private static async Task<LiveRig> StartAsync()
    {
        var rig = await LiveRig.StartAsync();
        await rig.TellAsync(0, new VRChatEvent("arrival", VRChatEventType.WorldJoined, rig.Clock.GetUtcNow().AddMinutes(-40), WorldName: "Cat", Location: "wrld_a:1"));
        var added = await rig.Host.Get<VRChatWatches>().AddAsync(new VRChatWatch
        {
            Id = Guid.CreateVersion7(),
            ServerId = rig.ServerId,
            DiscordId = 7,
            CreatedBy = 7,
            Kind = WatchKind.User,
            Subject = Watched,
            Name = "Ann",
            Locale = "en",
            CreatedAt = rig.Clock.GetUtcNow(),
        });
        Assert.Equal(WatchResult.Added, added);
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        return rig;
    }

    private Task TellAsync(LiveRig rig, VRChatEventType type, DateTimeOffset? at = null) => rig.TellAsync(
        0, new VRChatEvent($"{++_events}", type, at ?? rig.Clock.GetUtcNow(), UserId: Watched, DisplayName: "Ann"));

    /// <summary>What waits, and so many seconds after the start it is due; 0 for at once.</summary>
    private static async Task<IReadOnlyList<string>> WaitingAsync(LiveRig rig, DateTimeOffset start) => await Sql.LinesAsync(
        rig.Host.ConnectionString,
        $"SELECT json_extract(data, '$.Kind') || ' at ' || iif(due_at = 0, 0, (due_at - {start.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}) / 1000) {OfWatch}");

    private static Task<int> SendAsync(LiveRig rig) => Sql.ExecuteAsync(rig.Host.ConnectionString, $"DELETE {OfWatch}");
}
