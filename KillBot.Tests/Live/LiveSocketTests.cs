using KillBot.Domain.VRChat.Sessions;
using KillBot.Tests.Support;
using KillBot.Tests.VRChat;

namespace KillBot.Tests.Live;

/// <summary>The WebSocket tells of VRChat as its document says.</summary>
public sealed class LiveSocketTests : IDisposable
{
    private readonly LiveApp _live = new();

    [Fact]
    public async Task The_first_message_says_how_things_are()
    {
        using (var nobody = await _live.ListenAsync())
        {
            var empty = await nobody.NextAsync();
            Assert.Equal("initialData", empty.Text("type"));
            Assert.Empty(empty.GetProperty("logs").EnumerateArray());
            Assert.Null(empty.Text("currentSession"));
            Assert.Null(empty.Text("currentWorld"));
            Assert.Null(empty.Text("currentWorldTimestamp"));
            Assert.Equal("0", empty.Text("playerCount"));
            Assert.Equal("False", (await nobody.NextAsync("vrchatStatus")).Text("isRunning"));
        }

        var reporter = await Reporter.CreateAsync(_live.App.Given);
        var (user, other) = (Reporter.UserId(), Reporter.UserId());
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, user), Reporter.Join(2, other), Reporter.Leave(3, other));
        using var listener = await _live.ListenAsync();

        var data = await listener.NextAsync();

        Assert.Equal(
            ["type", "logs", "stats", "currentSession", "currentWorld", "currentWorldTimestamp", "playerCount"],
            data.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["Player Leave", "Player Join", "Player Join", "Joining World"],
            data.GetProperty("logs").EnumerateArray().Select(log => log.Text("event_type")));
        Assert.Equal(await reporter.SessionOfAsync(user), data.Text("currentSession"));
        Assert.Equal("Example World", data.Text("currentWorld"));
        Assert.Equal("2026-01-01T11:00:00.000Z", data.Text("currentWorldTimestamp"));
        Assert.Equal("1", data.Text("playerCount"));
        Assert.Equal("1", data.GetProperty("stats").Text("totalSessions"));
        Assert.Equal("2", data.GetProperty("stats").Text("uniquePlayers"));
        Assert.Equal("True", (await listener.NextAsync("vrchatStatus")).Text("isRunning"));
        _live.App.Logs.AssertQuiet();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/ws")]
    [InlineData("/?topics=vrchat,kills")]
    public async Task What_happens_is_told_as_it_happens(string path)
    {
        using var listener = await _live.ListenAsync(path);
        await listener.TypesAsync(2);
        var reporter = await Reporter.CreateAsync(_live.App.Given);
        var (user, instance) = (Reporter.UserId(), Reporter.Instance());

        await reporter.TellAsync(Reporter.Arrive(0, instance));
        var log = (await listener.NextAsync("log")).GetProperty("log");
        var status = await listener.NextAsync();
        var session = await listener.NextAsync();

        Assert.Equal("Joining World", log.Text("event_type"));
        Assert.Equal("world_activity", log.Text("table"));
        Assert.Equal("Example World", log.Text("world_name"));
        Assert.True(long.Parse(log.Text("id")!, System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal(("vrchatStatus", "True"), (status.Text("type"), status.Text("isRunning")));
        Assert.Equal(["type", "sessionUUID", "worldName", "timestamp"], session.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("session", "Example World", "2026-01-01T11:00:00.000Z"), (session.Text("type"), session.Text("worldName"), session.Text("timestamp")));
        Assert.Equal(log.Text("session_uuid"), session.Text("sessionUUID"));

        await reporter.TellAsync(Reporter.Join(1, user));
        log = (await listener.NextAsync()).GetProperty("log");
        Assert.Equal(("Player Join", user, "player_activity"), (log.Text("event_type"), log.Text("player_id"), log.Text("table")));
        var count = await listener.NextAsync();
        Assert.Equal(("playerCount", "1"), (count.Text("type"), count.Text("count")));

        await reporter.TellAsync(Reporter.Event("vrchat_stopped", 5));
        Assert.Equal("0", (await listener.NextAsync("playerCount")).Text("count"));
        Assert.Equal("False", (await listener.NextAsync("vrchatStatus")).Text("isRunning"));
        _live.App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_batch_of_the_largest_size_reaches_all_who_listen()
    {
        var reporter = await Reporter.CreateAsync(_live.App.Given);
        using var listener = await _live.ListenAsync();
        using var other = await _live.ListenAsync();
        string[] users = [.. Enumerable.Range(0, 499).Select(_ => Reporter.UserId())];

        await reporter.TellAsync([Reporter.Arrive(0, Reporter.Instance()), .. users.Select(user => Reporter.Join(1, user))]);

        foreach (var reader in (LiveListener[])[listener, other])
        {
            await reader.NextAsync("log");
            foreach (var user in users)
            {
                Assert.Equal(user, (await reader.NextAsync("log")).GetProperty("log").Text("player_id"));
            }
        }
    }

    [Fact]
    public async Task What_several_trackers_see_is_told_once()
    {
        var (first, second) = (await Reporter.CreateAsync(_live.App.Given), await Reporter.CreateAsync(_live.App.Given));
        var (user, other, instance) = (Reporter.UserId(), Reporter.UserId(), Reporter.Instance());
        await first.TellAsync(Reporter.Arrive(0, instance));
        await second.TellAsync(Reporter.Arrive(1, instance));
        using var listener = await _live.ListenAsync();

        Assert.Equal("a", await first.TellAsync(Reporter.Join(10, user)));
        Assert.Equal("d", await second.TellAsync(Reporter.Join(11, user)));
        await second.TellAsync(Reporter.Join(12, other));

        Assert.Equal(user, (await listener.NextAsync("log")).GetProperty("log").Text("player_id"));
        Assert.Equal(other, (await listener.NextAsync("log")).GetProperty("log").Text("player_id"));
    }

    [Fact]
    public async Task History_that_a_tracker_catches_up_with_is_no_news()
    {
        var reporter = await Reporter.CreateAsync(_live.App.Given);
        using var listener = await _live.ListenAsync();

        await reporter.TellAsync(Reporter.Arrive(-8 * 24 * 3600, Reporter.Instance()), Reporter.Arrive(0, Reporter.Instance(), "Now"));

        Assert.Equal("Now", (await listener.NextAsync("log")).GetProperty("log").Text("world_name"));
    }

    [Fact]
    public async Task The_number_of_a_private_instance_is_nobodys_business()
    {
        var reporter = await Reporter.CreateAsync(_live.App.Given);
        var instance = Reporter.Instance($"~private({Reporter.UserId()})~nonce(secret)~region(eu)");
        using var listener = await _live.ListenAsync();
        await listener.NextAsync("initialData");

        await reporter.TellAsync(Reporter.Arrive(0, instance, "<script>alert(1)</script>"));
        var log = await listener.NextAsync("log");

        Assert.Equal($"{Reporter.WorldOf(instance)}:private", log.GetProperty("log").Text("location"));
        Assert.DoesNotContain("<", log.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_silence_of_a_tracker_ends_what_it_told()
    {
        var reporter = await Reporter.CreateAsync(_live.App.Given);
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, Reporter.UserId()));
        using var listener = await _live.ListenAsync();
        Assert.Equal("1", (await listener.NextAsync()).Text("playerCount"));

        _live.App.Clock.Advance(SilentTrackers.Silence + TimeSpan.FromMinutes(1));
        await _live.App.Get<SilentTrackers>().EndSessionsAsync(CancellationToken.None);

        // What happened before may still be on its way.
        while ((await listener.NextAsync("playerCount")).Text("count") != "0")
        {
        }

        Assert.Equal("False", (await listener.NextAsync("vrchatStatus")).Text("isRunning"));
    }

    public void Dispose() => _live.Dispose();
}
