using System.Net;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>Who may sign this instance in to VRChat and out of it.</summary>
public sealed class VRChatLoginAccessTests(VRChatApp vrchat) : VRChatTest(vrchat)
{
    private static readonly (string, string) Elsewhere = (VRChatApp.AddressHeader, "203.0.113.7");

    public static TheoryData<string> Changes => ["/api/auth/login", "/api/auth/verify-2fa", "/api/auth/logout"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Strangers_and_players_may_not(string path)
    {
        var tracker = await Own.App.Given.TrackerAsync();
        var person = await Own.App.Given.SignInAsync();

        (await Own.PostAsync(path, "{}", Elsewhere)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await tracker.Api.PostAsync(path, "{}", Elsewhere)).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        (await person.Api.PostAsync(path, "{}", Elsewhere)).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("x-forwarded-server", "proxy")]
    [InlineData("CF-Connecting-IP", "203.0.113.7")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Host", "kills.example.org")]
    [InlineData("Host", "127.0.0.1.example.org")]
    public async Task A_proxy_on_this_machine_and_names_of_others_do_not_make_a_request_local(string header, string value) =>
        (await Own.PostAsync("/api/auth/logout", null, (header, value))).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");

    [Fact]
    public async Task A_proxy_that_says_nothing_is_known_by_the_old_protocol_it_speaks()
    {
        using var http = Own.App.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/logout") { Version = HttpVersion.Version10 };

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("none")]
    public async Task A_page_of_this_server_is_local_in_a_browser_here(string site) =>
        Assert.Equal(HttpStatusCode.OK, (await Own.PostAsync("/api/auth/logout", null, ("Sec-Fetch-Site", site))).Status);

    [Theory]
    [InlineData("127.0.0.1", "localhost")]
    [InlineData("127.8.9.10", "127.0.0.1:3000")]
    [InlineData("::1", "localhost:3000")]
    [InlineData("::ffff:127.0.0.1", "LOCALHOST")]
    public async Task Whoever_sits_at_the_machine_may(string address, string host) => Assert.Equal(
        HttpStatusCode.OK,
        (await Own.PostAsync("/api/auth/logout", null, (VRChatApp.AddressHeader, address), ("Host", host))).Status);

    [Fact]
    public async Task Administrators_may_from_everywhere()
    {
        var admin = await Own.App.Given.SignInAsync(isAdmin: true);
        var account = Own.AddAccount();

        var answer = await admin.Api.PostAsync("/api/auth/login", new { username = account.Username, password = account.Password }, Elsewhere);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(account.Username, (await admin.Api.GetAsync("/api/auth/status", Elsewhere)).Json.Text("username"));
    }

    [Fact]
    public async Task Others_learn_that_somebody_is_signed_in_and_not_who()
    {
        await Own.SignedInAsync();
        var tracker = await Own.App.Given.TrackerAsync();

        var status = (await tracker.Api.GetAsync("/api/auth/status", Elsewhere)).Json;

        Assert.True(status.GetProperty("isAuthenticated").GetBoolean());
        Assert.Equal((null, null), (status.Text("username"), status.Text("userId")));
    }

    [Fact]
    public async Task A_page_of_somebody_elses_signs_nobody_out()
    {
        await Own.SignedInAsync();

        (await Own.PostAsync("/api/auth/logout", null, ("Origin", "https://evil.example"))).AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");

        Assert.True((await Own.GetAsync("/api/auth/status")).Json.GetProperty("isAuthenticated").GetBoolean());
    }

    [Fact]
    public async Task On_an_address_of_its_own_the_reads_need_credentials()
    {
        using var closed = Own.NewApp();
        closed.Settings["Monitoring:Public"] = "false";
        using var client = closed.Client();
        var tracker = await closed.Given.TrackerAsync();

        (await client.GetAsync("/api/auth/status", Elsewhere)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await client.GetAsync("/api/users/usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469/live", Elsewhere)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        Assert.Equal(HttpStatusCode.OK, (await tracker.Api.GetAsync("/api/auth/status", Elsewhere)).Status);
        // Whoever may sign in there may see how that went.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/auth/status")).Status);
    }
}
