using System.Net;
using KillBot.Api.VRChat;
using KillBot.Tests.FakeDiscord;
using KillBot.Tests.Support;
using RestSharp;

namespace KillBot.Tests.VRChat;

/// <summary><c>GET /api/users/{id}/live</c> and <c>POST …/refresh</c>.</summary>
public sealed class VRChatLiveProfileTests(VRChatApp vrchat) : VRChatTest(vrchat)
{
    private const string Nobody = "usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469";

    public static TheoryData<string> Doors => ["live", "refresh"];

    [Fact]
    public async Task A_profile_is_shown_as_VRChat_tells_it_now()
    {
        await Own.SignedInAsync();
        var user = Own.VRChat.AddUser("<b>Näme</b> \u202e", "system_trust_veteran", "language_eng");
        user.Bio = "Hello";
        user.BioLinks = ["https://example.com", "javascript:alert(1)"];

        var answer = await Own.GetAsync($"/api/users/{user.Id}/live");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.False(answer.Json.GetProperty("isFriend").GetBoolean());
        var shown = answer.Json.GetProperty("user");
        Assert.Equal((user.Id, user.DisplayName, user.DisplayName), (shown.Text("id"), shown.Text("username"), shown.Text("displayName")));
        Assert.Equal(("Hello", "Trusted User", "active"), (shown.Text("bio"), shown.Text("trustRank"), shown.Text("status")));
        Assert.Equal(["https://example.com"], shown.GetProperty("bioLinks").EnumerateArray().Select(link => link.GetString()));
        Assert.Equal(("offline", "", null), (shown.Text("location"), shown.Text("friendKey"), shown.Text("userIcon")));
    }

    [Theory]
    [InlineData("wrld_1:123~region(eu)~nonce(SECRET)", "wrld_1:123~region(eu)")]
    [InlineData("wrld_1:123~private(usr_1)~canRequestInvite~nonce(SECRET)", "private")]
    [InlineData("wrld_1:123~hidden(usr_1)", "private")]
    [InlineData("wrld_1:123~friends(usr_1)", "private")]
    [InlineData("wrld_1:123~group(grp_1)~groupAccessType(members)", "private")]
    [InlineData("wrld_1:123~group(grp_1)~groupAccessType(public)", "wrld_1:123~group(grp_1)~groupAccessType(public)")]
    [InlineData("private", "private")]
    [InlineData("traveling", "traveling")]
    [InlineData("", "offline")]
    public async Task A_friends_instance_is_told_only_where_everybody_may_join(string location, string expected)
    {
        await Own.SignedInAsync();
        var user = Own.VRChat.AddUser("Friend");
        (user.IsFriend, user.Location) = (true, location);

        var answer = await Own.GetAsync($"/api/users/{user.Id}/live");

        Assert.True(answer.Json.GetProperty("isFriend").GetBoolean());
        Assert.Equal(expected, answer.Json.GetProperty("user").Text("location"));
        Assert.DoesNotContain("SECRET", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Without_a_login_it_is_401_in_the_words_of_the_document(string door)
    {
        var answer = (await AskAsync(Nobody, door)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");

        Assert.Equal(("Authentication required", "Please log in via /login"), (answer.Text("error"), answer.Text("details")));
    }

    [Theory]
    [InlineData("usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d46")]
    [InlineData("usr_C1644B5B-3ca4-45b4-97c6-a2a0de70d469")]
    [InlineData("usr_c1644b5b3ca445b497c6a2a0de70d469")]
    [InlineData("user_c1644b5b")]
    [InlineData("8JoV9XEdpo")]
    [InlineData("usr_..%2F..%2Fauth")]
    [InlineData("usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469%20")]
    [InlineData("usr_%0Ac1644b5b-3ca4-45b4-97c6-a2a0de70d469")]
    [InlineData("usr_0x644b5b-0xa4-0xb4-0xc6-0xa0de70d469")]
    [InlineData("usr_+1644b5b-+ca4-+5b4-+7c6-+2a0de70d469")]
    public async Task An_id_of_another_shape_is_400_in_the_words_of_the_document(string id)
    {
        await Own.SignedInAsync();
        foreach (var door in (string[])["live", "refresh"])
        {
            var answer = (await AskAsync(id, door)).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
            Assert.Equal("Invalid User ID format", answer.Text("error"));
            Assert.Equal("User ID must match format: usr_xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", answer.Text("details"));
        }
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task What_VRChat_refuses_has_the_statuses_of_the_document(string door)
    {
        await Own.SignedInAsync();
        (Fault Fault, HttpStatusCode Status, string Code, string Error, string? RetryAfter)[] faults =
        [
            (Fault.Answer(401), HttpStatusCode.Unauthorized, "UNAUTHORIZED", "Authentication required", null),
            (Fault.Answer(403), HttpStatusCode.Forbidden, "FORBIDDEN", "VRChat API access denied", null),
            (Fault.Answer(404), HttpStatusCode.NotFound, "USER_NOT_FOUND", "User not found", null),
            (Fault.Answer(302), HttpStatusCode.InternalServerError, "UPSTREAM_ERROR", "API error", null),
            (Fault.Page(200, "<html>"), HttpStatusCode.InternalServerError, "UPSTREAM_ERROR", "API error", null),
            (Fault.Page(403, "<html>"), HttpStatusCode.InternalServerError, "UPSTREAM_ERROR", "API error", null),
            (Fault.Page(404, "<html>"), HttpStatusCode.InternalServerError, "UPSTREAM_ERROR", "API error", null),
            (Fault.Page(200, "{}"), HttpStatusCode.InternalServerError, "UPSTREAM_ERROR", "API error", null),
            (Fault.Page(200, $$"""{"id":"{{Nobody}}","displayName":"Somebody else"}"""), HttpStatusCode.InternalServerError, "UPSTREAM_ERROR", "API error", null),
            (Fault.RateLimit(TimeSpan.FromMinutes(1)), HttpStatusCode.ServiceUnavailable, "UPSTREAM_ERROR", "VRChat rate limit reached", "900"),
        ];
        foreach (var (fault, status, code, error, retryAfter) in faults)
        {
            Own.App.Clock.Advance(TimeSpan.FromSeconds(3));
            Own.VRChat.Faults.Add(fault, request => request.Path.StartsWith("/users/", StringComparison.Ordinal));

            var answer = (await AskAsync(Own.VRChat.AddUser("User").Id, door)).AssertError(status, code);

            Assert.Equal((error, retryAfter), (answer.Text("error"), answer.Header("Retry-After")));
        }
    }

    [Fact]
    public async Task Fields_and_values_that_nobody_knows_yet_do_no_harm()
    {
        await Own.SignedInAsync();
        var user = Own.VRChat.AddUser("User");
        Own.VRChat.Faults.Add(
            Fault.Page(200, $$$"""
                {"\ud800":0,"id":"{{{user.Id}}}","displayName":"N\u0000äme","status":"dancing","state":7,"bio":null,"bioLinks":{"a":1},"tags":[1,null,"new_tag","\ud800"],
                "isFriend":"yes","friendKey":5,"location":{"world":1},"developerType":"wizard","userIcon":"data:image/png,x","profilePicOverride":"https://x.example/p",
                "statusDescription":"\ud800","ageVerificationStatus":["?"],"brandNew":{"deep":[[[]]]},"\u0069":1}
                """),
            request => request.Path.StartsWith("/users/", StringComparison.Ordinal));

        var shown = (await Own.GetAsync($"/api/users/{user.Id}/live")).Json.GetProperty("user");

        Assert.Equal(("Näme", "dancing", "", "Visitor"), (shown.Text("displayName"), shown.Text("status"), shown.Text("bio"), shown.Text("trustRank")));
        Assert.Equal(["new_tag"], shown.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal((null, "https://x.example/p", "", "offline"), (
            shown.Text("userIcon"), shown.Text("profilePicOverride"), shown.Text("statusDescription"), shown.Text("location")));
    }

    [Fact]
    public async Task The_name_that_the_operator_signs_in_with_is_not_told()
    {
        var account = await Own.SignedInAsync();
        await MeetAsync(account.User.Id);
        // VRChat tells everybody their own.
        Own.VRChat.Faults.Add(
            Fault.Page(200, $$"""{"id":"{{account.User.Id}}","displayName":"Shown","username":"login-name"}"""),
            request => request.Path.StartsWith("/users/", StringComparison.Ordinal), times: 2);

        string[] told =
        [
            (await Own.GetAsync($"/api/users/{account.User.Id}/live")).Body, (await Own.PostAsync($"/api/users/{account.User.Id}/refresh")).Body,
            (await Own.GetAsync($"/api/users/{account.User.Id}")).Body, (await Own.GetAsync("/api/users/cached")).Body,
        ];

        Assert.All(told, body => Assert.Contains("\"username\":\"Shown\"", body, StringComparison.Ordinal));
        Assert.All(told, body => Assert.DoesNotContain("login-name", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_cookies_of_any_answer_are_gone_on_with_after_a_restart_too()
    {
        var account = await Own.SignedInAsync();
        Own.VRChat.IsRenewingCookies = true;
        var path = $"/api/users/{account.User.Id}/live";
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await Own.GetAsync(path)).Status);
        }

        using var restarted = Own.NewApp(Own.App.ConnectionString);
        using var client = restarted.Client();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).Status);
        Own.VRChat.IsRenewingCookies = false;
        restarted.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Callers_who_are_not_operators_have_a_share_together_and_operators_the_rest()
    {
        await Own.SignedInAsync();
        var person = await Own.App.Given.SignInAsync();
        (string, string) elsewhere = (VRChatApp.AddressHeader, "203.0.113.7");
        // VRChat is asked for nobody once.
        for (var i = 0; i < 10; i++)
        {
            (await Own.GetAsync($"/api/users/{Nobody}/live", elsewhere)).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
            (await Own.PostAsync($"/api/users/{Nobody}/refresh", null, elsewhere)).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
            Own.App.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var refused = (await Own.GetAsync($"/api/users/{Nobody}/live", (VRChatApp.AddressHeader, "203.0.113.8")))
            .AssertError(HttpStatusCode.ServiceUnavailable, "UPSTREAM_ERROR");
        Assert.Equal("50", refused.Header("Retry-After"));
        (await person.Api.PostAsync($"/api/users/{Nobody}/refresh", null, elsewhere)).AssertError(HttpStatusCode.ServiceUnavailable, "UPSTREAM_ERROR");
        (await Own.GetAsync($"/api/users/{Nobody}/live")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");

        Own.App.Clock.Advance(TimeSpan.FromSeconds(50));
        (await Own.GetAsync($"/api/users/{Nobody}/live", elsewhere)).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
        (await Own.GetAsync($"/api/users/{Nobody}/live", elsewhere)).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
        (await Own.GetAsync($"/api/users/{Nobody}/live", elsewhere)).AssertError(HttpStatusCode.ServiceUnavailable, "UPSTREAM_ERROR");
    }

    [Fact]
    public async Task Callers_who_are_not_operators_do_not_fill_the_queue()
    {
        await Own.SignedInAsync();
        var held = Own.VRChat.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(5)), times: null);
        using var http = Own.App.CreateClient();
        using var leaving = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, VRChatGuests.PerMinute + 1).Select(_ => AskFromElsewhereAsync(http, leaving.Token)).ToList();

        // Whichever came last; the others wait for VRChat.
        var answered = await Task.WhenAny(waiting);
        using var refused = await answered;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        waiting.Remove(answered);
        await held.WaitForHitAsync();
        await leaving.CancelAsync();
        held.Remove();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
        Own.App.Clock.Advance(TimeSpan.FromSeconds(10));
    }

    private static async Task<HttpResponseMessage> AskFromElsewhereAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/users/usr_{Guid.CreateVersion7()}/live");
        request.Headers.Add(VRChatApp.AddressHeader, "203.0.113.7");
        return await http.SendAsync(request, cancellationToken);
    }

    [Fact]
    public async Task Refreshing_stores_the_profile_of_somebody_who_was_met()
    {
        await Own.SignedInAsync();
        var user = Own.VRChat.AddUser("New name", "system_trust_basic");
        await MeetAsync(user.Id);

        var answer = await Own.PostAsync($"/api/users/{user.Id}/refresh");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        var stored = (await Own.GetAsync($"/api/users/{user.Id}")).Json.GetProperty("user");
        Assert.Equal(("New name", "New User", "active"), (stored.Text("displayName"), stored.Text("trustRank"), stored.Text("status")));
        Assert.Equal(answer.Json.GetProperty("user").Text("lastUpdated"), stored.Text("lastUpdated"));
    }

    [Fact]
    public async Task Refreshing_somebody_who_was_not_met_stores_nothing()
    {
        await Own.SignedInAsync();
        var user = Own.VRChat.AddUser("Stranger");

        Assert.Equal("Stranger", (await Own.PostAsync($"/api/users/{user.Id}/refresh")).Json.GetProperty("user").Text("displayName"));

        (await Own.GetAsync($"/api/users/{user.Id}")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
    }

    private async Task MeetAsync(string id) => await Own.App.ExecuteSqlAsync(
        "INSERT INTO vrchat_users (id, display_name, trust_rank, first_seen_at, last_seen_at, last_updated_at, times_encountered) VALUES (@p0, 'Old', 'Visitor', 0, 0, 0, 1)",
        id);

    private async Task<ApiAnswer> AskAsync(string id, string door)
    {
        using var client = Own.App.Client();
        return await client.SendAsync(door == "live" ? Method.Get : Method.Post, $"/api/users/{id}/{door}");
    }
}
