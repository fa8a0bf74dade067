using System.Net;
using KillBot.Api.Auth;
using KillBot.Domain.Data;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Auth;

/// <summary><c>POST /auth/refresh</c>, <c>POST /auth/logout</c> and <c>GET /auth/me</c></summary>
public sealed class SessionTests(KillBotApp app) : AppTest(app)
{
    private const string Refresh = "/auth/refresh";
    private const string LogOut = "/auth/logout";
    private const string Me = "/auth/me";

    [Fact]
    public async Task A_refresh_replaces_the_token_at_once()
    {
        var person = await Given.SignInAsync();
        using var client = App.Client();

        var answer = await client.PostAsync(Refresh, new { refreshToken = person.Token });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("2026-01-02T12:00:00.000Z", answer.Text("expiresAt"));
        Assert.Equal(person.User.Name, answer.Json.GetProperty("user").Text("username"));
        (await person.Api.GetAsync(Me)).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        using var next = App.Client(answer.Text("token"));
        Assert.Equal(HttpStatusCode.OK, (await next.GetAsync(Me)).Status);
        (await client.PostAsync(Refresh, new { refreshToken = person.Token })).AssertError(HttpStatusCode.Unauthorized, "REFRESH_FAILED");
    }

    [Fact]
    public async Task Of_many_refreshes_at_once_one_wins()
    {
        var person = await Given.SignInAsync();
        using var client = App.Client();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => client.PostAsync(Refresh, new { refreshToken = person.Token })));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.OK),
            answer => answer.AssertError(HttpStatusCode.Unauthorized, "REFRESH_FAILED"));
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(9, false)]
    public async Task An_expired_token_can_be_replaced_for_a_week(int days, bool isTaken)
    {
        using var own = new KillBotApp();
        var person = await own.Given.SignInAsync();
        using var client = own.Client();

        own.Clock.Advance(TimeSpan.FromDays(days));
        (await person.Api.GetAsync(Me)).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        var answer = await client.PostAsync(Refresh, new { refreshToken = person.Token });

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(isTaken ? null : "REFRESH_FAILED", answer.Text("code"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"refreshToken":null}""")]
    [InlineData("""{"refreshToken":" "}""")]
    public async Task A_refresh_needs_the_token(string? body)
    {
        using var client = App.Client();

        (await client.PostAsync(Refresh, body)).AssertError(HttpStatusCode.BadRequest, "REFRESH_TOKEN_REQUIRED");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyXzEifQ.")]
    public async Task What_is_no_token_of_a_session_cannot_be_replaced(string token)
    {
        using var client = App.Client();
        var key = await Given.TrackerAsync();

        (await client.PostAsync(Refresh, new { refreshToken = token })).AssertError(HttpStatusCode.Unauthorized, "REFRESH_FAILED");
        (await client.PostAsync(Refresh, new { refreshToken = key.Secret })).AssertError(HttpStatusCode.Unauthorized, "REFRESH_FAILED");
        (await client.PostAsync(Refresh, new { refreshToken = new string('x', 100_000) }))
            .AssertError(HttpStatusCode.Unauthorized, "REFRESH_FAILED");
        (await client.PostAsync(Refresh, """{"refreshToken":5}""")).AssertInvalid("refreshToken");
    }

    [Fact]
    public async Task A_refresh_for_an_account_that_is_gone_is_404()
    {
        var person = await Given.SignInAsync();
        await App.ExecuteSqlAsync("DELETE FROM users WHERE id = @p0", person.User.Id);
        using var client = App.Client();

        (await client.PostAsync(Refresh, new { refreshToken = person.Token })).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
        (await person.Api.GetAsync(Me)).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
    }

    [Fact]
    public async Task A_logout_ends_its_session_and_no_other()
    {
        var person = await Given.SignInAsync();
        var elsewhere = await Given.SignInAsync(person.User.DiscordId);

        var answer = await person.Api.PostAsync(LogOut, null);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        Assert.NotEmpty(answer.Text("message")!);
        (await person.Api.GetAsync(Me)).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        (await person.Api.PostAsync(LogOut, null)).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        (await elsewhere.Api.PostAsync(Refresh, new { refreshToken = person.Token })).AssertError(HttpStatusCode.Unauthorized, "REFRESH_FAILED");
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Api.GetAsync(Me)).Status);
    }

    [Fact]
    public async Task All_sessions_of_the_account_can_be_ended_at_once()
    {
        var person = await Given.SignInAsync();
        var elsewhere = await Given.SignInAsync(person.User.DiscordId);
        var somebody = await Given.SignInAsync();

        Assert.Equal(HttpStatusCode.OK, (await person.Api.PostAsync($"{LogOut}?all=true", null)).Status);

        (await elsewhere.Api.GetAsync(Me)).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        Assert.Equal(HttpStatusCode.OK, (await somebody.Api.GetAsync(Me)).Status);
    }

    [Fact]
    public async Task A_logout_needs_a_token_of_a_session()
    {
        using var nobody = App.Client();
        using var stranger = App.Client("a.b.c");
        var tracker = await Given.TrackerAsync();

        (await nobody.PostAsync(LogOut, null)).AssertError(HttpStatusCode.Unauthorized, "TOKEN_REQUIRED");
        (await nobody.PostAsync(LogOut, null, ("Authorization", "Bearer "))).AssertError(HttpStatusCode.Unauthorized, "TOKEN_REQUIRED");
        (await stranger.PostAsync(LogOut, null)).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        (await tracker.Api.PostAsync(LogOut, null)).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        (await nobody.PostAsync($"{LogOut}?all=perhaps", null)).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_logout_that_cannot_be_stored_says_so()
    {
        using var broken = new KillBotApp();
        var person = await broken.Given.SignInAsync();
        await broken.ExecuteSqlAsync("CREATE TRIGGER no_end BEFORE UPDATE ON sessions BEGIN SELECT RAISE(ABORT, 'the disk'); END");

        var answer = await person.Api.PostAsync(LogOut, null);

        answer.AssertError(HttpStatusCode.InternalServerError, "LOGOUT_ERROR");
        Assert.DoesNotContain("the disk", answer.Body, StringComparison.Ordinal);
        broken.Logs.AssertLogged("could not be ended");
    }

    [Fact]
    public async Task A_logout_that_finds_too_much_waiting_may_come_again()
    {
        using var busy = new KillBotApp();
        var person = await busy.Given.SignInAsync();
        var writer = busy.Get<DatabaseWriter>();
        using var gate = new ManualResetEventSlim();
        var blocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        List<Task> waiting =
        [
            writer.ExecuteAsync(_ =>
            {
                blocked.SetResult();
                gate.Wait(TimeSpan.FromSeconds(30));
                return 0;
            }),
        ];
        await blocked.Task;
        try
        {
            while (true)
            {
                waiting.Add(writer.ExecuteAsync(static _ => 0));
            }
        }
        catch (WriteQueueFullException)
        {
            var answer = await person.Api.PostAsync(LogOut, null);
            answer.AssertError(HttpStatusCode.ServiceUnavailable, "LOGOUT_ERROR");
            Assert.Equal("1", answer.Header("Retry-After"));
        }

        gate.Set();
        await Task.WhenAll(waiting);
        Assert.Equal(HttpStatusCode.OK, (await person.Api.PostAsync(LogOut, null)).Status);
    }

    [Fact]
    public async Task Who_calls_is_told_to_tokens_and_to_keys_of_accounts()
    {
        var person = await Given.SignInAsync();
        var key = await Given.TrackerAsync(owner: person.User.DiscordId);
        var orphan = await Given.TrackerAsync();
        using var nobody = App.Client();

        var byToken = await person.Api.GetAsync(Me);

        Assert.Equal(person.User.Name, byToken.Json.GetProperty("user").Text("username"));
        Assert.Equal(byToken.Body, (await key.Api.GetAsync(Me)).Body);
        (await orphan.Api.GetAsync(Me)).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
        (await nobody.GetAsync(Me)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Fact]
    public async Task A_login_survives_a_restart()
    {
        var person = await Given.SignInAsync();

        using var restarted = new KillBotApp { Settings = { ["Storage:ConnectionString"] = App.ConnectionString } };
        using var client = restarted.Client(person.Token);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Me)).Status);
        Assert.NotNull(await restarted.Get<SessionTokens>().ReadAsync(person.Token));
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(LogOut, null)).Status);
        (await person.Api.GetAsync(Me)).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        Assert.Equal(1, await App.ReadAsync(db => db.Sessions.CountAsync(s => s.UserId == person.User.Id && s.RevokedAt != null)));
    }
}
