using System.Net;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills;

/// <summary>Each way of getting a report wrong has its own answer.</summary>
public sealed class InvalidReportTests(KillBotApp app) : AppTest(app)
{
    [Theory]
    [InlineData("""{}""", "victimId")]
    [InlineData("""{"victimId":null}""", "victimId")]
    [InlineData("""{"victimId":""}""", "victimId")]
    [InlineData("""{"victimId":"NONE"}""", "victimId")]
    [InlineData("""{"victimId":7}""", "victimId")]
    [InlineData("""{"victimId":["x"]}""", "victimId")]
    [InlineData("""{"victimId":"x","isPvP":"yes"}""", "isPvP")]
    [InlineData("""{"victimId":"x","isSuicide":1}""", "isSuicide")]
    [InlineData("""{"victimId":"x","timestamp":"yesterday"}""", "timestamp")]
    [InlineData("""{"victimId":"x","timestamp":1736424000000}""", "timestamp")]
    [InlineData("""{"victimId":"x","timestamp":"05/06/2025"}""", "timestamp")]
    [InlineData("""{"victimId":"x","timestamp":"10:00"}""", "timestamp")]
    [InlineData("""{"victimId":"x","timestamp":""}""", "timestamp")]
    [InlineData("""{"victimId":"x","timestamp":"2009-12-31T23:59:59Z"}""", "timestamp")]
    [InlineData("""{"victimId":"x","timestamp":"2026-01-01T12:05:00.001Z"}""", "timestamp")]
    [InlineData("""{"victimId":"x","game":"Star Citizen"}""", "game")]
    [InlineData("""{"victimId":"x","game":""}""", "game")]
    [InlineData("""{"victimId":"x","serverId":"server_00000000000000000000000000000001"}""", "serverId")]
    [InlineData("""{"victimId":"x","serverId":"999"}""", "serverId")]
    [InlineData("""{"victimId":"x","serverId":"my server"}""", "serverId")]
    [InlineData("""{"weapon":{},"victimId":"x"}""", "weapon")]
    public async Task A_well_formed_body_that_is_wrong_names_the_field(string body, string field)
    {
        var tracker = await Given.TrackerAsync();

        (await tracker.Api.PostKillAsync(body)).AssertInvalid(field);
    }

    [Fact]
    public async Task All_wrong_fields_are_named_at_once()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(
            new { weapon = new string('x', 201), game = "?", timestamp = "2030-01-01T00:00:00Z" });

        answer.AssertInvalid("victimId", "weapon", "game", "timestamp");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("""{"victimId":"x",}""")]
    [InlineData("""{"victimId":"x"} trailing""")]
    [InlineData("""{'victimId':'x'}""")]
    public async Task A_malformed_body_is_a_bad_request(string body)
    {
        var tracker = await Given.TrackerAsync();

        (await tracker.Api.PostKillAsync(body)).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("""{"victimId":"x","victimId":"y"}""")]
    public async Task A_body_that_is_no_report_is_refused(string body)
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(body);

        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, answer.Body);
        answer.AssertError(answer.Status, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Nesting_has_an_end()
    {
        var tracker = await Given.TrackerAsync();
        var deep = $"{new string('[', 5000)}{new string(']', 5000)}";

        var answer = await tracker.Api.PostKillAsync($$"""{"victimId":"x","rawData":{{deep}}}""");

        answer.AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_missing_body_is_a_bad_request()
    {
        var tracker = await Given.TrackerAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/kills");
        request.Headers.Add("X-API-Key", tracker.Secret);
        using var client = App.CreateClient();

        using var answer = await client.SendAsync(request);

        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType);
        Assert.NotEqual("", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task Another_content_type_is_unsupported(string contentType)
    {
        var tracker = await Given.TrackerAsync();
        using var content = new StringContent("""{"victimId":"x"}""", null, contentType);
        content.Headers.Add("X-Test", "1");
        using var client = App.CreateClient();
        client.DefaultRequestHeaders.Add("X-API-Key", tracker.Secret);

        using var answer = await client.PostAsync("/api/kills", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("2026-01-01T12:05:00Z", "2026-01-01T12:05:00.000Z")]
    [InlineData("2026-01-01T01:00:00-09:30", "2026-01-01T10:30:00.000Z")]
    [InlineData("2025-06-01T10:00:00", "2025-06-01T10:00:00.000Z")]
    [InlineData("2025-06-01 10:00:00.5", "2025-06-01T10:00:00.500Z")]
    [InlineData("2010-01-01T00:00:00Z", "2010-01-01T00:00:00.000Z")]
    public async Task Times_are_read_with_any_offset_and_told_in_utc(string sent, string told)
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { victimId = Given.Name(), timestamp = sent });

        Assert.Equal(told, answer.Text("timestamp"));
    }

    [Fact]
    public async Task A_server_that_the_player_is_no_member_of_is_forbidden()
    {
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { victimId = "x", serverId = $"server_{guild.Id:N}" });

        answer.AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
    }

    [Fact]
    public async Task A_fight_between_others_is_forbidden()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { killerId = "Somebody", victimId = "Another" });

        answer.AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
    }

    [Fact]
    public async Task An_administrator_may_report_for_others()
    {
        var admin = await Given.AdminAsync();

        var answer = await admin.Api.PostKillAsync(new { killerId = Given.Name(), victimId = Given.Name() });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }
}
