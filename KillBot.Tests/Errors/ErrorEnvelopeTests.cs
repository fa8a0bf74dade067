using System.Net;
using KillBot.Tests.Support;
using RestSharp;

namespace KillBot.Tests.Errors;

/// <summary>Every error has a body, and every body the same members, whoever asks and however.</summary>
public sealed class ErrorEnvelopeTests(KillBotApp app) : AppTest(app)
{
    [Theory]
    [InlineData("GET", "/nowhere", 404, "NOT_FOUND")]
    [InlineData("POST", "/api", 404, "NOT_FOUND")]
    [InlineData("GET", "/api/kills", 405, "VALIDATION_ERROR")]
    [InlineData("DELETE", "/api/kills/user/x", 405, "VALIDATION_ERROR")]
    [InlineData("POST", "/api/kills", 401, "UNAUTHORIZED")]
    [InlineData("GET", "/api/kills/user/nobody", 404, "USER_NOT_FOUND")]
    public async Task Errors_have_the_same_members(string method, string path, int status, string code)
    {
        using var client = App.Client();

        var answer = await client.SendAsync(Enum.Parse<Method>(method, ignoreCase: true), path);

        answer.AssertError((HttpStatusCode)status, code);
        Assert.Equal(path, answer.Text("instance"));
        Assert.Equal(answer.Text("title"), answer.Text("error"));
        Assert.Equal(answer.Text("detail"), answer.Text("details"));
        Assert.NotNull(answer.Text("details"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_in_words_of_the_caller()
    {
        using var client = App.Client();
        var tracker = await Given.TrackerAsync();
        using var twice = new StringContent("""{"victim":"x","victim":"y"}""", null, "application/json");
        using var untyped = new StringContent("victim=x", null, "application/x-www-form-urlencoded");
        using var http = App.CreateClient();
        http.DefaultRequestHeaders.Add("X-API-Key", tracker.Secret);

        var parameter = await client.GetAsync("/api/sc/locations?limit=many");
        using var repeated = await http.PostAsync("/register-kill", twice);
        using var upload = await http.PostAsync("/api/logs/upload", untyped);

        parameter.AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.StartsWith("The value of limit cannot be read.", parameter.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("it names something twice", await repeated.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("multipart/form-data", await upload.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/auth/discord", null, 400, "Send a body")]
    [InlineData("POST", "/auth/discord", "null", 400, "Send a body")]
    [InlineData("POST", "/auth/logout?all=perhaps", null, 400, "The value of all cannot be read")]
    [InlineData("GET", "/api/leaderboard/kills?limit=many", null, 400, "The value of limit cannot be read")]
    [InlineData("POST", "/auth/uid-login", """{"uid":"1","uid":"2"}""", 422, "there twice")]
    [InlineData("GET", "/nowhere", null, 404, "/docs")]
    [InlineData("DELETE", "/alive", null, 405, "Allow")]
    public async Task Refusals_of_the_framework_say_what_to_do_and_nothing_of_the_program(
        string method, string path, string? body, int status, string sentence)
    {
        using var client = App.Client();

        var answer = await client.SendAsync(Enum.Parse<Method>(method, ignoreCase: true), path, body);

        Assert.Equal(status, (int)answer.Status);
        Assert.Contains(sentence, answer.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotMatch("Nullable|parameter|Service", answer.Text("detail"));
    }

    [Theory]
    [InlineData("limit=99999999999999999999")]
    [InlineData("limit=-99999999999999999999&offset=-99999999999999999999")]
    [InlineData("Limit=1&offset=99999999999999999999")]
    public async Task No_number_is_too_large_for_a_page(string query)
    {
        using var client = App.Client();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/leaderboard/kills?{query}")).Status);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain, image/*")]
    [InlineData("application/xml")]
    public async Task What_a_client_accepts_does_not_matter(string accept)
    {
        using var client = App.Client();

        (await client.GetAsync("/nowhere", ("Accept", accept))).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        (await client.PostKillAsync(new { }, ("Accept", accept))).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await client.GetAsync("/api/kills/user/nobody", ("Accept", accept))).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
    }

    [Fact]
    public async Task Browsers_are_told_to_be_careful()
    {
        using var client = App.Client();

        foreach (var path in (string[])["/alive", "/nowhere"])
        {
            var answer = await client.GetAsync(path);

            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("DENY", answer.Header("X-Frame-Options"));
            Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
            Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_goes_wrong_inside_stays_inside()
    {
        using var broken = new KillBotApp();
        var tracker = await broken.Given.TrackerAsync();
        await broken.ExecuteSqlAsync("ALTER TABLE kills RENAME TO kills_of_yesterday");

        var answer = await tracker.Api.PostKillAsync(new { victimId = "x" });

        answer.AssertError(HttpStatusCode.InternalServerError, "SERVER_ERROR");
        Assert.DoesNotContain("kills_of", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Sqlite", answer.Body, StringComparison.OrdinalIgnoreCase);
        broken.Logs.AssertLogged("POST /api/kills failed");
    }
}
