using System.Net;
using KillBot.Tests.Support;
using RestSharp;

namespace KillBot.Tests.Auth;

/// <summary>What pages of others make browsers send.</summary>
public sealed class OriginTests(LoginApp login) : LoginTest(login)
{
    private static readonly object Body = new { refreshToken = "a.b.c" };

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("https://app.example.org.evil.example")]
    [InlineData("https://app.example.org:444")]
    [InlineData("null")]
    [InlineData("file://")]
    [InlineData("http://localhost, http://localhost")]
    public async Task A_foreign_page_changes_nothing(string origin)
    {
        using var client = Login.App.Client();

        foreach (var method in (Method[])[Method.Post, Method.Put, Method.Patch, Method.Delete])
        {
            (await client.SendAsync(method, "/auth/refresh", Body, ("Origin", origin))).AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
        }
    }

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("https://localhost")]
    [InlineData("https://app.example.org")]
    public async Task The_own_page_and_that_of_the_login_may_call(string origin) =>
        (await Login.PostAsync("/auth/refresh", Body, ("Origin", origin))).AssertError(HttpStatusCode.Unauthorized, "REFRESH_FAILED");

    [Fact]
    public async Task Reading_and_calls_with_credentials_of_their_own_are_not_asked_where_they_come_from()
    {
        var tracker = await Login.App.Given.TrackerAsync();
        (string, string) origin = ("Origin", "https://evil.example");
        using var nobody = Login.App.Client();

        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/alive", origin)).Status);
        Assert.Equal(HttpStatusCode.Created, (await tracker.Api.PostKillAsync(new { victimId = "Prey" }, origin)).Status);
        Assert.Equal(
            HttpStatusCode.Created, (await nobody.PostKillAsync(new { victimId = "Prey2" }, origin, ("X-API-Key", tracker.Secret))).Status);
    }

    [Fact]
    public async Task Only_allowed_hosts_are_answered()
    {
        using var own = new KillBotApp { Settings = { ["AllowedHosts"] = "kills.example.org" } };
        using var client = own.Client();

        var refused = (await client.GetAsync("/alive")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.Contains("AllowedHosts", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("nosniff", refused.Header("X-Content-Type-Options"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/alive", ("Host", "kills.example.org"))).Status);
    }
}
