using System.Net;
using KillBot.Api.Auth;
using KillBot.Domain.Sessions;
using KillBot.Tests.Support;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KillBot.Tests.Api;

public sealed class SessionAuthenticationTests(KillBotApp app) : AppTest(app)
{
    private const string Kills = "/api/kills";
    private static readonly object Kill = new { victimId = "Somebody" };

    [Fact]
    public async Task A_token_cannot_report_kills_and_is_told_what_can()
    {
        var person = await Given.SignInAsync();

        var answer = await person.Api.PostAsync(Kills, Kill);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("INSUFFICIENT_PERMISSIONS", answer.Json.Text("code"));
        Assert.Contains("API key", answer.Json.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_revoked_or_renewed_refuses_its_old_token_at_once()
    {
        var person = await Given.SignInAsync();
        var sessions = App.Get<SessionStore>();
        var session = await App.ReadAsync(db => Task.FromResult(db.Sessions.Single(s => s.UserId == person.User.Id)));

        var renewed = await sessions.RenewAsync(session.Id, session.TokenId, TimeSpan.FromHours(1));
        Assert.NotNull(renewed);
        await AssertRefusedAsync(person.Token);
        Assert.Null(await sessions.RenewAsync(session.Id, session.TokenId, TimeSpan.FromHours(1)));

        var next = App.Get<SessionTokens>().Write(renewed);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.Client(next).PostAsync(Kills, Kill)).Status);
        Assert.True(await sessions.RevokeAsync(session.Id));
        await AssertRefusedAsync(next);
    }

    [Theory]
    [InlineData("none")]
    [InlineData(SecurityAlgorithms.HmacSha512)]
    [InlineData(SecurityAlgorithms.HmacSha256)]
    public async Task A_token_that_others_signed_is_refused(string algorithm)
    {
        var person = await Given.SignInAsync();
        var session = await App.ReadAsync(db => Task.FromResult(db.Sessions.Single(s => s.UserId == person.User.Id)));
        var forged = algorithm == "none"
            ? $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{person.Token.Split('.')[1]}."
            : ForgeWith(new SigningCredentials(new SymmetricSecurityKey(new byte[64]), algorithm), session);

        await AssertRefusedAsync(forged);
    }

    [Theory]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.AAAA")]
    public async Task What_is_no_token_is_refused(string text) => await AssertRefusedAsync(text);

    [Fact]
    public async Task A_token_expires()
    {
        await using var own = new KillBotApp();
        var person = await own.Given.SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Api.PostAsync(Kills, Kill)).Status);

        own.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await person.Api.PostAsync(Kills, Kill)).Status);
    }

    [Fact]
    public void A_generated_key_is_kept_for_the_next_start()
    {
        using var folder = new TempFolder();
        var keys = Directory.CreateDirectory(folder.File("keys"));

        var first = KillBot.Bot.Hosting.JwtSigningKeyFile.ReadOrCreate(keys);

        Assert.Equal(32, first.Length);
        Assert.Equal(first, KillBot.Bot.Hosting.JwtSigningKeyFile.ReadOrCreate(keys));
        Assert.Single(keys.GetFiles());
    }

    [Fact]
    public async Task A_damaged_generated_key_is_the_operators_to_mend()
    {
        await using var own = new KillBotApp();
        var keys = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(own.DatabaseFile)!, "keys"));
        await File.WriteAllBytesAsync(System.IO.Path.Combine(keys.FullName, "jwt-signing.key"), new byte[5]);
        using var client = own.Client("a.b.c");

        (await client.GetAsync("/auth/me")).AssertError(HttpStatusCode.InternalServerError, "SERVER_ERROR");

        own.Logs.AssertLogged("is damaged. Delete it");
    }

    private static string ForgeWith(SigningCredentials credentials, Session session) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "killbot",
            Audience = "killbot",
            SigningCredentials = credentials,
            Claims = new Dictionary<string, object>
            {
                ["sid"] = session.Id.ToString("N"),
                ["jti"] = session.TokenId.ToString("N"),
            },
        });

    private async Task AssertRefusedAsync(string token)
    {
        var answer = await App.Client(token).PostAsync(Kills, Kill);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("INVALID_TOKEN", answer.Json.Text("code"));
    }
}
