using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills;

/// <summary>POST /api/kills/batch</summary>
public sealed class KillBatchTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task Each_kill_has_its_own_result()
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();

        var answer = await PostAsync(tracker,
            new { victimId = victim },
            new { victimId = "" },
            null,
            new { victimId = victim },
            new { killerId = "Somebody", victimId = "Another" },
            new { victimId = Given.Name() });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("2", answer.Text("accepted"));
        Assert.Equal("1", answer.Text("duplicate"));
        Assert.Equal("3", answer.Text("rejected"));
        var results = answer.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["0", "1", "2", "3", "4", "5"], results.Select(result => result.Text("index")));
        Assert.Equal(
            ["accepted", "rejected", "rejected", "duplicate", "rejected", "accepted"],
            results.Select(result => result.Text("status")));
        Assert.Equal(results[0].Text("id"), results[3].Text("id"));
        Assert.All(results, result => Assert.Equal(result.Text("status") == "rejected", result.Text("reason") is not null));
    }

    [Fact]
    public async Task Five_hundred_kills_fit()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await PostAsync(tracker, [.. Enumerable.Range(0, 500).Select(i => new { victimId = $"Victim-{i}" })]);

        Assert.Equal("500", answer.Text("accepted"));
        Assert.Equal(500, (await tracker.Api.ReadAllPagesAsync($"/api/kills/user/{tracker.Player}", 500)).Count);
    }

    [Fact]
    public async Task Five_hundred_and_one_do_not()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await PostAsync(tracker, [.. Enumerable.Range(0, 501).Select(i => new { victimId = $"Victim-{i}" })]);

        answer.AssertInvalid("kills");
        var list = await tracker.Api.GetAsync($"/api/kills/user/{tracker.Player}");
        Assert.Empty(list.Json.GetProperty("kills").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"kills":[]}""")]
    [InlineData("""{"kills":null}""")]
    [InlineData("{}")]
    public async Task No_kills_are_no_batch(string body)
    {
        var tracker = await Given.TrackerAsync();

        (await tracker.Api.PostAsync("/api/kills/batch", body)).AssertInvalid("kills");
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_rejects_its_kill_only()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostAsync("/api/kills/batch", """{"kills":[{"victimId":"x"},{"victimId":1}]}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var results = answer.Json.GetProperty("results");
        Assert.Equal("accepted", results[0].Text("status"));
        Assert.Equal("rejected", results[1].Text("status"));
        Assert.Contains("victimId", results[1].Text("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_needs_a_key()
    {
        using var anonymous = App.Client();

        (await anonymous.PostAsync("/api/kills/batch", """{"kills":[{"victimId":"x"}]}"""))
            .AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Fact]
    public async Task A_batch_may_come_packed()
    {
        var tracker = await Given.TrackerAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("""{"kills":[{"victimId":"Somebody"}]}"""));
        }

        using var answer = await PostPackedAsync(tracker, packed.ToArray());
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("1", body.Text("accepted"));
    }

    [Fact]
    public async Task What_cannot_be_unpacked_is_a_bad_request()
    {
        var tracker = await Given.TrackerAsync();

        using var answer = await PostPackedAsync(tracker, "this is no gzip"u8.ToArray());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static Task<ApiAnswer> PostAsync(Tracker tracker, params object?[] kills) =>
        tracker.Api.PostAsync("/api/kills/batch", new { kills });

    private async Task<HttpResponseMessage> PostPackedAsync(Tracker tracker, byte[] packed)
    {
        using var content = new ByteArrayContent(packed);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var client = App.CreateClient();
        client.DefaultRequestHeaders.Add("X-API-Key", tracker.Secret);
        return await client.PostAsync("/api/kills/batch", content);
    }
}
