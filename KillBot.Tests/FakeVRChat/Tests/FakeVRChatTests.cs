using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeVRChat.Tests;

/// <summary>The fake answers as the community's specification of VRChat's API says.</summary>
public sealed class FakeVRChatTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClientHandler _handler = new() { UseCookies = true, CookieContainer = new CookieContainer() };
    private FakeVRChatServer _vrchat = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _vrchat = await FakeVRChatServer.StartAsync();
        _http = new HttpClient(_handler) { BaseAddress = new Uri($"{_vrchat.ApiBaseUrl}/") };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "KillBot/1.0.0 (+https://example.org)");
    }

    public async Task DisposeAsync() => await _vrchat.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    [Fact]
    public async Task Every_answer_of_a_whole_visit_is_as_specified()
    {
        var account = _vrchat.AddAccount("name", "pass:word", "totp", "otp");
        var (user, hidden) = (_vrchat.AddUser("User", "system_trust_known"), _vrchat.AddUser("Hidden"));
        hidden.IsHidden = true;

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("auth/user"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("auth/user", "name:wrong"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync("auth/user", "name:pass%3Aword"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync($"users/{user.Id}"));
        Assert.Equal(HttpStatusCode.BadRequest, await VerifyAsync("totp", "000000"));
        Assert.Equal(HttpStatusCode.BadRequest, await VerifyAsync("emailotp", account.Code));
        Assert.Equal(HttpStatusCode.OK, await VerifyAsync("totp", account.Code));
        Assert.Equal(HttpStatusCode.OK, await VerifyAsync("otp", account.RecoveryCode));
        Assert.Equal(HttpStatusCode.OK, await GetAsync("auth/user"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync($"users/{user.Id}"));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync($"users/{hidden.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync("users/usr_nobody"));
        using var logout = await _http.PutAsync(new Uri("logout", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.OK, logout.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync($"users/{user.Id}"));

        Assert.Empty(_vrchat.Violations);
    }

    [Fact]
    public async Task Whoever_does_not_say_who_they_are_or_asks_for_what_there_is_not_is_noted()
    {
        await GetAsync("nothing/here");
        Assert.Single(_vrchat.Violations);

        _http.DefaultRequestHeaders.UserAgent.Clear();
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync("auth/user"));
        Assert.Equal(2, _vrchat.Violations.Count);
    }

    [Fact]
    public void The_specification_would_notice_an_answer_that_is_wrong()
    {
        var request = new FakeVRChatRequest("GET", "/users/usr_1", DateTimeOffset.MinValue, "", null, null, null, "");
        var answer = FakeVRChatJson.User(new FakeVRChatUser("usr_1", "User"));
        Assert.Empty(Check(answer));

        answer["status"] = "dancing";
        answer["tags"] = new JsonObject();
        answer["brandNew"] = true;
        answer.Remove("bio");

        Assert.Equal(4, Check(answer).Count());

        IEnumerable<string> Check(JsonNode body) => VRChatSpecification.Instance.Check(request, 200, body);
    }

    private async Task<HttpStatusCode> GetAsync(string path, string? basic = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (basic is not null)
        {
            request.Headers.Add("Authorization", $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes(basic))}");
        }

        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> VerifyAsync(string method, string code)
    {
        using var body = new StringContent($$"""{"code":"{{code}}"}""", Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri($"auth/twofactorauth/{method}/verify", UriKind.Relative), body);
        return answer.StatusCode;
    }
}
