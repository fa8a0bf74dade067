using System.Globalization;
using System.Net;
using KillBot.Tests.Support;

namespace KillBot.Tests.RateLimits;

/// <summary>The limits as clients meet them. Each test has a server of its own, since callers in memory share one address.</summary>
public sealed class RateLimitTests : IDisposable
{
    private const int Anonymous = 5;
    private const int Ingest = 10;
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly KillBotApp _app = new()
    {
        Settings = { ["RateLimits:AnonymousPerHour"] = "5", ["RateLimits:IngestPerMinute"] = "10" },
    };

    [Fact]
    public async Task Answers_tell_what_is_left_and_the_last_refusal_when_to_come_back()
    {
        using var client = _app.Client();
        for (var left = Anonymous - 1; left >= 0; left--)
        {
            AssertHeaders(await client.GetAsync("/api/kills/server/default-server"), Anonymous, left, 3600);
        }

        _app.Clock.Advance(TimeSpan.FromSeconds(10.5));
        var refused = await client.GetAsync("/api/kills/server/default-server");

        refused.AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        AssertHeaders(refused, Anonymous, 0, 3600);
        Assert.Equal("3590", refused.Header("Retry-After"));
        Assert.Contains("5 requests an hour", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("Try again in 3590 seconds", refused.Text("detail"), StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromSeconds(3590));
        AssertHeaders(await client.GetAsync("/api/kills/server/default-server"), Anonymous, Anonymous - 1, 3600 + 3601);
    }

    [Theory]
    [InlineData("/api/kills/user/nobody-of-this-name", HttpStatusCode.NotFound)]
    [InlineData("/api/kills/server/default-server?cursor=x", HttpStatusCode.BadRequest)]
    [InlineData("/nothing/here", HttpStatusCode.NotFound)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    public async Task Anonymous_callers_are_counted_over_everything(string path, HttpStatusCode status)
    {
        using var client = _app.Client();

        var answer = await client.GetAsync(path);

        Assert.Equal(status, answer.Status);
        AssertHeaders(answer, Anonymous, Anonymous - 1, 3600);
    }

    [Fact]
    public async Task Health_is_always_told()
    {
        using var client = _app.Client();
        for (var i = 0; i <= Anonymous; i++)
        {
            var answer = await client.GetAsync("/alive");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Null(answer.Header("X-RateLimit-Limit"));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/ready")).Status);
        }
    }

    [Fact]
    public async Task Guessing_keys_is_slow()
    {
        for (var i = 0; i < Anonymous; i++)
        {
            using var guess = _app.Client($"kb_{new string((char)('a' + i), 43)}");
            var answer = await guess.PostKillAsync(new { victimId = "Prey" });
            answer.AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
            AssertHeaders(answer, Anonymous, Anonymous - 1 - i, 3600);
        }

        using var last = _app.Client($"kb_{new string('z', 43)}");
        (await last.PostKillAsync(new { victimId = "Prey" })).AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        using var nobody = _app.Client();
        (await nobody.GetAsync("/api/kills/server/default-server")).AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
    }

    [Fact]
    public async Task A_header_does_not_make_another_caller()
    {
        using var client = _app.Client();
        for (var i = 0; i < Anonymous; i++)
        {
            await client.GetAsync("/nothing", ("X-Forwarded-For", $"192.0.2.{i}"));
        }

        (await client.GetAsync("/nothing", ("X-Forwarded-For", "192.0.2.99"))).AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
    }

    [Fact]
    public async Task Keys_have_budgets_of_their_own_and_read_without_limit()
    {
        var first = await _app.Given.TrackerAsync();
        var second = await _app.Given.TrackerAsync();
        for (var left = Ingest - 1; left >= 0; left--)
        {
            AssertHeaders(await first.Api.PostKillAsync(new { victimId = Given.Name() }), Ingest, left, 60);
        }

        var refused = await first.Api.PostKillAsync(new { victimId = "Lucky" });
        refused.AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        AssertHeaders(refused, Ingest, 0, 60);
        Assert.Equal(0, await _app.Given.KillCountAsync("Lucky"));
        AssertHeaders(await second.Api.PostKillAsync(new { victimId = Given.Name() }), Ingest, Ingest - 1, 60);
        for (var i = 0; i <= Anonymous; i++)
        {
            var read = await first.Api.GetAsync("/api/kills/server/default-server");
            Assert.Equal(HttpStatusCode.OK, read.Status);
            Assert.Null(read.Header("X-RateLimit-Limit"));
        }

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Created, (await first.Api.PostKillAsync(new { victimId = "Unlucky" })).Status);
    }

    [Fact]
    public async Task A_batch_counts_its_items_and_is_taken_whole_or_not_at_all()
    {
        var tracker = await _app.Given.TrackerAsync();
        AssertHeaders(await PostBatchAsync(tracker, "Early", 6), Ingest, 4, 60);

        var refused = await PostBatchAsync(tracker, "Late", 5);

        refused.AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        AssertHeaders(refused, Ingest, 3, 60);
        Assert.Equal("60", refused.Header("Retry-After"));
        Assert.Contains("room for 3 in the next 60 seconds, so nothing of these 5 was recorded", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(0, await _app.Given.KillCountAsync("Late 0"));
        // The refused request counted as one.
        Assert.Equal(HttpStatusCode.OK, (await PostBatchAsync(tracker, "Fitting", 3)).Status);
        (await tracker.Api.PostKillAsync(new { victimId = "One more" })).AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
    }

    [Fact]
    public async Task A_batch_beyond_the_whole_limit_waits_for_a_fresh_window_and_uses_up_several()
    {
        var tracker = await _app.Given.TrackerAsync();
        await tracker.Api.PostKillAsync(new { victimId = Given.Name() });
        var refused = await PostBatchAsync(tracker, "Crowd", 25);
        refused.AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        Assert.Contains("as the first request of the next minute", refused.Text("detail"), StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var taken = await PostBatchAsync(tracker, "Crowd", 25);

        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal(25, taken.Json.GetProperty("accepted").GetInt32());
        AssertHeaders(taken, Ingest, 0, 60 + 180);
        _app.Clock.Advance(TimeSpan.FromSeconds(179));
        Assert.Equal("1", (await tracker.Api.PostKillAsync(new { victimId = Given.Name() }))
            .AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED").Header("Retry-After"));
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, (await tracker.Api.PostKillAsync(new { victimId = Given.Name() })).Status);
    }

    [Fact]
    public async Task Limits_can_be_turned_off()
    {
        await using var app = new KillBotApp { Settings = { ["RateLimits:Enabled"] = "false", ["RateLimits:AnonymousPerHour"] = "1" } };
        using var client = app.Client();
        for (var i = 0; i < 3; i++)
        {
            var answer = await client.GetAsync("/api/kills/server/default-server");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Null(answer.Header("X-RateLimit-Limit"));
        }

        var tracker = await app.Given.TrackerAsync();
        Assert.Equal(HttpStatusCode.OK, (await PostBatchAsync(tracker, "Crowd", 3)).Status);
    }

    public void Dispose()
    {
        _app.Logs.AssertQuiet();
        _app.Dispose();
    }

    private static Task<ApiAnswer> PostBatchAsync(Tracker tracker, string victim, int count) => tracker.Api.PostAsync(
        "/api/kills/batch", new { kills = Enumerable.Range(0, count).Select(i => new { victimId = $"{victim} {i}" }) });

    private static void AssertHeaders(ApiAnswer answer, int limit, int remaining, int resetSeconds) => Assert.Equal(
        string.Create(CultureInfo.InvariantCulture, $"{limit} {remaining} {Noon.AddSeconds(resetSeconds).ToUnixTimeSeconds()}"),
        $"{answer.Header("X-RateLimit-Limit")} {answer.Header("X-RateLimit-Remaining")} {answer.Header("X-RateLimit-Reset")}");
}
