using System.Net;
using System.Text.Json.Nodes;
using KillBot.Domain.Logins;
using KillBot.Tests.FakeDiscord;
using KillBot.Tests.Support;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.Auth;

/// <summary><c>POST /auth/discord</c>, when Discord or the code is not as it should be.</summary>
public sealed class DiscordLoginFaultTests(LoginApp login) : LoginTest(login)
{
    private static readonly string[] Paths = ["/oauth2/token", "/users/@me", "/users/@me/guilds"];

    public static TheoryData<string> EachPath => [.. Paths];

    [Fact]
    public async Task A_code_that_discord_refuses_is_401_and_works_once()
    {
        var user = Login.AddUser();
        var code = Login.Discord.OAuth.Authorize(user);
        Assert.Equal(HttpStatusCode.OK, (await Login.PostCodeAsync(code)).Status);

        (await Login.PostCodeAsync(code)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await Login.PostCodeAsync("made up")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Fact]
    public async Task A_login_that_does_not_tell_who_it_is_is_refused() =>
        (await Login.SignInAsync(Login.AddUser(), "guilds")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");

    [Theory]
    [InlineData("{}", "code")]
    [InlineData("""{"code":""}""", "code")]
    [InlineData("""{"code":"  "}""", "code")]
    [InlineData("""{"code":null}""", "code")]
    [InlineData("""{"code":5}""", "code")]
    [InlineData("""{"code":["x"]}""", "code")]
    [InlineData("""{"code":"x","redirectUri":"https://evil.example/"}""", "redirectUri")]
    public async Task A_body_that_is_wrong_is_422(string body, string field) => (await Login.PostAsync("/auth/discord", body)).AssertInvalid(field);

    [Fact]
    public async Task A_code_is_short() => (await Login.PostCodeAsync(new string('x', 513))).AssertInvalid("code");

    [Fact]
    public async Task The_configured_redirect_may_be_named() => Assert.Equal(
        HttpStatusCode.OK,
        (await Login.PostAsync("/auth/discord", new
        {
            code = Login.Discord.OAuth.Authorize(Login.AddUser()),
            redirectUri = Login.Discord.OAuth.RedirectUri,
        })).Status);

    [Theory]
    [MemberData(nameof(EachPath))]
    public async Task Faults_of_discord_are_told_as_such(string path)
    {
        (Fault Fault, HttpStatusCode Status, string? RetryAfter)[] faults =
        [
            (Fault.Answer(500), HttpStatusCode.ServiceUnavailable, null),
            (Fault.Page(503, "<html>upstream</html>"), HttpStatusCode.ServiceUnavailable, null),
            (Fault.RateLimit(TimeSpan.FromSeconds(1.5)), HttpStatusCode.ServiceUnavailable, "2"),
            (Fault.RateLimit(TimeSpan.FromDays(30)), HttpStatusCode.ServiceUnavailable, "3600"),
            (Fault.DropBefore(), HttpStatusCode.ServiceUnavailable, null),
            (Fault.Page(200, "<html>no JSON</html>"), HttpStatusCode.BadGateway, null),
            (Fault.Page(200, ""), HttpStatusCode.BadGateway, null),
            (Fault.Page(200, new string('[', 500)), HttpStatusCode.BadGateway, null),
            (Fault.Page(200, $"\"{new string('x', 2_000_000)}\""), HttpStatusCode.BadGateway, null),
            (Fault.Answer(200, JsonValue.Create(5)), HttpStatusCode.BadGateway, null),
            (Fault.Answer(302), HttpStatusCode.BadGateway, null),
        ];
        foreach (var (fault, status, retryAfter) in faults)
        {
            Login.Discord.Faults.Add(fault, request => request.Path == path);

            var answer = await Login.SignInAsync(Login.AddUser());

            answer.AssertError(status, "SERVER_ERROR");
            Assert.Equal(retryAfter, answer.Header("Retry-After"));
            AssertNothingSecret(answer.Body);
        }
    }

    [Theory]
    [InlineData("/oauth2/token", "{}")]
    [InlineData("/oauth2/token", """{"access_token":"line\r\nbreak"}""")]
    [InlineData("/users/@me", """{"id":"me","username":"x"}""")]
    [InlineData("/users/@me", """{"username":"x"}""")]
    [InlineData("/users/@me", """{"id":5}""")]
    [InlineData("/users/@me/guilds", """{"id":"5"}""")]
    [InlineData("/users/@me/guilds", """[5]""")]
    public async Task Answers_that_lack_what_matters_are_502(string path, string json)
    {
        Login.Discord.Faults.Add(Fault.Page(200, json), request => request.Path == path);

        (await Login.SignInAsync(Login.AddUser())).AssertError(HttpStatusCode.BadGateway, "SERVER_ERROR");
    }

    [Fact]
    public async Task Odd_guilds_are_left_out_and_odd_texts_cleaned()
    {
        var id = Given.Snowflake();
        Login.Discord.Faults.Add(
            Fault.Page(200, $$"""{"id":"{{id}}","username":"a\u0000b","global_name":" \u0007 ","discriminator":"x'","avatar":"../../evil"}"""),
            request => request.Path == "/users/@me");
        Login.Discord.Faults.Add(
            Fault.Page(200, $$"""[null,{},{"id":"0"},{"id":"{{id}}0","name":"","owner":true,"permissions":8},{"id":"{{id}}0"}]"""),
            request => request.Path == "/users/@me/guilds");

        var account = (await Login.SignInAsync(Login.AddUser())).Json.GetProperty("user");

        Assert.Equal(("ab", "0", null), (account.Text("username"), account.Text("discriminator"), account.Text("avatar")));
        var server = Assert.Single(account.GetProperty("servers").EnumerateArray());
        Assert.Equal(($"{id}0", $"{id}0"), (server.Text("discordId"), server.Text("name")));
        Assert.True(server.GetProperty("isOwner").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(EachPath))]
    public async Task Discord_may_take_ten_seconds(string path)
    {
        await using var own = await LoginApp.StartAsync();
        var delayed = own.Discord.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)), request => request.Path == path);
        var answer = own.SignInAsync(own.AddUser());
        await delayed.WaitForHitAsync();

        own.App.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(answer.IsCompleted);
        own.App.Clock.Advance(TimeSpan.FromSeconds(1));

        (await answer).AssertError(HttpStatusCode.ServiceUnavailable, "SERVER_ERROR");
        own.App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Its_time_may_be_over_while_an_answer_is_taken_apart()
    {
        var clock = new ManualTimeProvider();
        var settings = new DiscordLoginOptions
        {
            ApiBaseUrl = Login.Discord.ApiBaseUrl,
            ClientId = Login.Discord.OAuth.ClientId,
            ClientSecret = Login.Discord.OAuth.ClientSecret,
            RedirectUri = Login.Discord.OAuth.RedirectUri,
        };
        using var discord = new DiscordOAuth(Options.Create(settings), clock);
        using var late = new AnswerListener(() => clock.Advance(DiscordOAuth.AnswerTimeout));

        var failure = await Assert.ThrowsAsync<DiscordLoginException>(
            () => discord.SignInAsync(Login.Discord.OAuth.Authorize(Login.AddUser()), CancellationToken.None));

        Assert.Equal(DiscordLoginFailure.Unavailable, failure.Failure);
    }

    [Fact]
    public async Task Without_the_settings_nobody_can_sign_in_and_is_told_which_they_are()
    {
        using var plain = new KillBotApp();
        using var client = plain.Client();

        var answer = await client.PostAsync("/auth/discord", new { code = "x" });

        answer.AssertError(HttpStatusCode.ServiceUnavailable, "SERVER_ERROR");
        Assert.All(
            ["Discord:ClientId", "Discord:ClientSecret", "Discord:RedirectUri"],
            key => Assert.Contains(key, answer.Text("detail"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_secret_is_the_operators_to_mend()
    {
        using var own = Login.NewApp();
        own.Settings["Discord:ClientSecret"] = "a-wrong-secret";
        using var client = own.Client();

        var answer = await client.PostAsync("/auth/discord", new { code = Login.Discord.OAuth.Authorize(Login.AddUser()) });

        answer.AssertError(HttpStatusCode.ServiceUnavailable, "SERVER_ERROR");
        Assert.DoesNotContain("a-wrong-secret", answer.Body + string.Join('\n', own.Logs.Lines), StringComparison.Ordinal);
        own.Logs.AssertLogged("Check Discord:ClientId and Discord:ClientSecret");
    }

    private void AssertNothingSecret(string text) => Assert.All(
        [Login.Discord.OAuth.ClientSecret, .. Login.Discord.OAuth.AccessTokens],
        secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
}
