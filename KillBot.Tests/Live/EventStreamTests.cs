using System.Text.Json;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Tests.Support;
using KillBot.Tests.VRChat;
using Microsoft.Extensions.Hosting;

namespace KillBot.Tests.Live;

/// <summary>The event stream has the WebSocket's messages, and what a listener has missed.</summary>
public sealed class EventStreamTests : IDisposable
{
    private readonly LiveApp _live = new();

    private KillBotApp App => _live.App;

    [Fact]
    public async Task The_stream_has_the_messages_of_the_WebSocket()
    {
        await using var stream = await EventStreamReader.OpenAsync(App, "/api/live?topics=vrchat,kills");
        using var socket = await _live.ListenAsync("/?topics=vrchat,kills");
        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType!.MediaType);
        Assert.True(stream.Response.Headers.CacheControl!.NoStore);
        var reporter = await Reporter.CreateAsync(App.Given);

        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, Reporter.UserId()));
        await App.Given.KillAsync("Ace", "Prey");

        foreach (var type in (string[])["initialData", "vrchatStatus", "log", "log", "vrchatStatus", "session", "playerCount", "kill"])
        {
            var (heard, told) = (await socket.NextAsync(type), await stream.NextAsync(type));
            Assert.Equal(heard.GetRawText(), told.Data);
            Assert.Equal(type is "initialData" or "log" or "kill", told.EventId is { Length: > 0 });
        }

        App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Who_comes_back_hears_what_was_missed_once_and_in_order()
    {
        var reporter = await Reporter.CreateAsync(App.Given);
        string[] users = [Reporter.UserId(), Reporter.UserId(), Reporter.UserId()];
        string last;
        await using (var first = await EventStreamReader.OpenAsync(App, "/api/live?topics=vrchat,kills"))
        {
            await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, users[0]));
            await first.NextAsync("log");
            last = (await first.NextAsync("log")).EventId!;
        }

        await reporter.TellAsync(Reporter.Join(2, users[1]), Reporter.Event("vrchat_started", 3));
        await App.Given.KillAsync("Ace", "Prey");
        await App.Given.KillAsync(new NewKill { KillerName = "Ace", VictimName = "Imported", Announce = false });
        await using var second = await EventStreamReader.OpenAsync(App, "/api/live?topics=vrchat,kills", last);
        await reporter.TellAsync(Reporter.Arrive(4, Reporter.Instance()), Reporter.Join(5, users[2]));

        Assert.Equal(users[1], Player(await NextAsync(second)));
        Assert.Equal(["playerCount", "vrchatStatus"], [(await NextAsync(second)).Text("type")!, (await NextAsync(second)).Text("type")!]);
        Assert.Equal("Prey", (await NextAsync(second)).GetProperty("kill").Text("victimId"));
        Assert.Equal("Joining World", JsonElement.Parse((await second.NextAsync("log")).Data).GetProperty("log").Text("event_type"));
        Assert.Equal(users[2], Player(JsonElement.Parse((await second.NextAsync("log")).Data)));
    }

    [Fact]
    public async Task What_was_missed_hides_what_the_feed_would_hide()
    {
        var killer = Given.Name();
        await App.Given.KillAsync(killer, "Prey");
        await App.Given.PrivacyAsync(killer, Privacy.Private);

        await using var stream = await EventStreamReader.OpenAsync(App, "/api/live?topics=kills", $"0-{Guid.Empty:N}");

        Assert.Equal("a private player", (await NextAsync(stream)).GetProperty("kill").Text("killerId"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1-2")]
    [InlineData("-1-00000000000000000000000000000000")]
    [InlineData("9223372036854775807-ffffffffffffffffffffffffffffffff")]
    public async Task An_id_of_somebody_elses_is_no_id(string id)
    {
        await using var stream = await EventStreamReader.OpenAsync(App, lastEventId: id);

        Assert.Equal("initialData", (await stream.NextAsync())!.Value.EventType);
    }

    [Fact]
    public async Task Who_was_away_for_too_long_begins_anew()
    {
        var reporter = await Reporter.CreateAsync(App.Given);
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()));
        for (var batch = 0; batch < 3; batch++)
        {
            await reporter.TellAsync([.. Enumerable.Range(0, 400).Select(_ => Reporter.Join(1, Reporter.UserId()))]);
        }

        await using var stream = await EventStreamReader.OpenAsync(App, lastEventId: $"1-{Guid.Empty:N}");

        Assert.Equal("initialData", (await stream.NextAsync())!.Value.EventType);
    }

    [Fact]
    public async Task What_was_missed_is_not_looked_for_through_all_that_ever_was()
    {
        // As much as three trackers tell of an evening that a fourth had told already.
        await App.ExecuteSqlAsync("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO vrchat_activity (tracker_id, event_id, type, timestamp, repeat_of) SELECT zeroblob(16), i, 'player_joined', 0, 1 FROM n
            """);
        var reporter = await Reporter.CreateAsync(App.Given);
        await using var listener = await EventStreamReader.OpenAsync(App);
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()));
        await listener.NextAsync("log");

        await using var late = await EventStreamReader.OpenAsync(App, lastEventId: $"0-{Guid.Empty:N}");
        await using var later = await EventStreamReader.OpenAsync(App, lastEventId: $"1-{Guid.Empty:N}");

        Assert.Equal("initialData", (await late.NextAsync())!.Value.EventType);
        Assert.Equal("log", (await later.NextAsync())!.Value.EventType);
    }

    [Fact]
    public async Task Who_missed_that_VRChat_has_ended_is_told_so()
    {
        var reporter = await Reporter.CreateAsync(App.Given);
        string last;
        await using (var first = await EventStreamReader.OpenAsync(App))
        {
            await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, Reporter.UserId()));
            await first.NextAsync("log");
            last = (await first.NextAsync("log")).EventId!;
        }

        await reporter.TellAsync(Reporter.Event("vrchat_stopped", 5));
        await using var second = await EventStreamReader.OpenAsync(App, lastEventId: last);

        Assert.Equal("0", (await NextAsync(second)).Text("count"));
        Assert.Equal("False", (await NextAsync(second)).Text("isRunning"));
    }

    [Fact]
    public async Task Of_kills_that_are_recorded_together_none_is_missed_and_none_comes_twice()
    {
        string[] victims = [.. Enumerable.Range(0, 40).Select(_ => Given.Name())];
        string last;
        await using (var first = await EventStreamReader.OpenAsync(App, "/api/live?topics=kills"))
        {
            await App.Get<KillRecorder>().RecordAsync([.. victims.Select(victim => new NewKill { KillerName = "Ace", VictimName = victim, IsPvP = true })]);
            foreach (var victim in victims.Take(10))
            {
                Assert.Equal(victim, (await NextAsync(first)).GetProperty("kill").Text("victimId"));
            }

            last = (await first.NextAsync("kill")).EventId!;
        }

        await using var second = await EventStreamReader.OpenAsync(App, "/api/live?topics=kills", last);

        foreach (var victim in victims.Skip(11))
        {
            Assert.Equal(victim, (await NextAsync(second)).GetProperty("kill").Text("victimId"));
        }
    }

    [Fact]
    public async Task A_silent_stream_shows_that_it_is_alive()
    {
        using var client = App.CreateClient();
        using var stream = await client.GetStreamAsync("/api/live?topics=kills");
        var next = new byte[3];
        var reading = stream.ReadExactlyAsync(next).AsTask();

        App.Clock.Advance(TimeSpan.FromSeconds(15));
        await reading.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(":\n\n"u8.ToArray(), next);
    }

    [Fact]
    public async Task A_server_that_stops_ends_the_stream()
    {
        await using var stream = await EventStreamReader.OpenAsync(App);
        await stream.NextAsync("vrchatStatus");

        App.Get<IHostApplicationLifetime>().StopApplication();

        Assert.Null(await stream.NextAsync());
    }

    public void Dispose() => _live.Dispose();

    private static string? Player(JsonElement message) => message.GetProperty("log").Text("player_id");

    private static async Task<JsonElement> NextAsync(EventStreamReader stream) => JsonElement.Parse((await stream.NextAsync())!.Value.Data);
}
