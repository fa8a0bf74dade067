using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KillBot.Domain.Data;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.VRChat;

/// <summary>POST /api/vrchat/events</summary>
public sealed class EventBatchTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task Each_event_has_its_own_result()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var user = Reporter.UserId();
        var join = Reporter.Event("player_joined", 5, user, id: "join");

        var answer = await reporter.PostAsync(
            Reporter.Event("vrchat_started", 0), Reporter.Arrive(1, Reporter.Instance()), join, null, join, 5,
            new { eventId = "x", type = "player_danced", timestamp = Reporter.Start },
            new { eventId = 5, type = "player_left", timestamp = Reporter.Start },
            new { eventId = "y", type = "player_left", timestamp = "yesterday" },
            new { eventId = "z", type = "player_left", userId = user },
            new { type = "player_left", userId = user, timestamp = Reporter.Start });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("3", "1", "7"), (answer.Text("accepted"), answer.Text("duplicate"), answer.Text("rejected")));
        var results = answer.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(0, 11), results.Select(result => result.GetProperty("index").GetInt32()));
        Assert.Equal("aaardrrrrrr", string.Concat(results.Select(result => result.Text("status")![0])));
        Assert.All(results, result => Assert.Equal(result.Text("status") == "rejected", result.Text("reason") is { Length: > 0 }));
        Assert.Contains("player_present", results[6].Text("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_again_counts_once()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var user = Reporter.UserId();
        object[] events =
        [
            Reporter.Event("vrchat_started", 0), Reporter.Arrive(1, Reporter.Instance()), Reporter.Present(1, user), Reporter.Leave(60, user),
            Reporter.Join(90, user), Reporter.Depart(120), Reporter.Event("vrchat_stopped", 130),
        ];

        Assert.Equal("aaaaaaa", await reporter.TellAsync(events));
        var before = await App.ReadAsync(async db => (await RowsAsync(db)).ToString());
        Assert.Equal("ddddddd", await reporter.TellAsync(events));
        Assert.Equal("ddddddd", await reporter.TellAsync([.. events.Reverse()]));

        Assert.Equal(before, await App.ReadAsync(async db => (await RowsAsync(db)).ToString()));
        Assert.Equal(2, (await reporter.EncountersAsync(user)).Count);
    }

    [Fact]
    public async Task Another_tracker_of_the_same_key_may_use_the_same_ids()
    {
        var tracker = await Given.TrackerAsync();
        var (first, second) = (new Reporter(tracker.Api, "desktop"), new Reporter(tracker.Api, "laptop"));

        Assert.Equal("a", await first.TellAsync(Reporter.Event("vrchat_started", 0, id: "1")));
        Assert.Equal("a", await second.TellAsync(Reporter.Event("vrchat_started", 0, id: "1")));
        Assert.Equal("d", await first.TellAsync(Reporter.Event("vrchat_started", 9, id: "1")));
    }

    [Fact]
    public async Task Five_hundred_events_fit_and_no_more()
    {
        var reporter = await Reporter.CreateAsync(Given);
        object[] events = [Reporter.Arrive(0, Reporter.Instance()), .. Enumerable.Range(1, 499).Select(i => Reporter.Join(i, Reporter.UserId()))];

        (await reporter.PostAsync([.. events, Reporter.Depart(900)])).AssertInvalid("events");
        Assert.Equal("500", (await reporter.PostAsync(events)).Text("accepted"));
    }

    [Fact]
    public async Task A_key_has_600_events_a_minute()
    {
        var reporter = await Reporter.CreateAsync(Given);
        object[] events = [.. Enumerable.Range(1, 350).Select(i => Reporter.Event("vrchat_started", i))];

        var first = await reporter.PostAsync(events);
        var refused = await reporter.PostAsync(events);

        Assert.Equal("250", first.Header("X-RateLimit-Remaining"));
        refused.AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        Assert.NotNull(refused.Header("Retry-After"));
    }

    [Theory]
    [InlineData("""{"trackerId":"pc","events":[]}""", "events")]
    [InlineData("""{"trackerId":"pc","events":null}""", "events")]
    [InlineData("""{"trackerId":"","events":[1]}""", "trackerId")]
    [InlineData("""{"trackerId":"a\u0000b","events":[1]}""", "trackerId")]
    [InlineData("""{"trackerId":"12345678901234567890123456789012345678901234567890123456789012345","events":[1]}""", "trackerId")]
    [InlineData("{}", "events", "trackerId")]
    public async Task A_batch_names_its_tracker_and_has_events(string body, params string[] fields)
    {
        var reporter = await Reporter.CreateAsync(Given);

        (await reporter.Api.PostAsync("/api/vrchat/events", body)).AssertInvalid(fields);
    }

    [Fact]
    public async Task A_batch_needs_a_key()
    {
        using var anonymous = App.Client();
        var person = await Given.SignInAsync();

        (await anonymous.PostAsync("/api/vrchat/events", """{"trackerId":"pc","events":[1]}""")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await person.Api.PostAsync("/api/vrchat/events", """{"trackerId":"pc","events":[1]}""")).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
    }

    [Fact]
    public async Task A_batch_may_come_packed()
    {
        var tracker = await Given.TrackerAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(
                """{"trackerId":"pc","events":[{"eventId":"1","type":"vrchat_started","timestamp":"2026-01-01T11:00:00Z"}]}"""));
        }

        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var client = App.CreateClient();
        client.DefaultRequestHeaders.Add("X-API-Key", tracker.Secret);
        using var answer = await client.PostAsync("/api/vrchat/events", content);

        Assert.Contains("\"accepted\":1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(int Sessions, int Visits, int Activity, long Encounters)> RowsAsync(KillBotDbContext db)
    {
        var totals = await db.VRChatTotals.SingleAsync();
        return (
            await db.VRChatSessions.CountAsync(),
            await db.VRChatVisits.CountAsync(),
            await db.VRChatActivity.CountAsync(),
            totals.Encounters);
    }
}
