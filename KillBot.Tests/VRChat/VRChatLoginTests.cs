using System.Net;
using KillBot.Domain.VRChat.Login;
using KillBot.Tests.FakeDiscord;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary><c>/api/auth</c>: the operator signs in to VRChat.</summary>
public sealed class VRChatLoginTests(VRChatApp vrchat) : VRChatTest(vrchat)
{
    [Fact]
    public async Task A_password_of_any_characters_signs_in()
    {
        var account = Own.AddAccount();

        var answer = await Own.SignInAsync(account);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        Assert.False(answer.Json.GetProperty("requires2FA").GetBoolean());
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var status = (await Own.GetAsync("/api/auth/status")).Json;
        Assert.True(status.GetProperty("isAuthenticated").GetBoolean());
        Assert.Equal((account.Username, account.User.Id), (status.Text("username"), status.Text("userId")));
    }

    [Theory]
    [InlineData("totp", "123 456", "/auth/twofactorauth/totp/verify")]
    [InlineData("totp", "ab12-cd34", "/auth/twofactorauth/otp/verify")]
    [InlineData("totp", "ab12cd34", "/auth/twofactorauth/otp/verify")]
    [InlineData("emailOtp", "123456", "/auth/twofactorauth/emailotp/verify")]
    public async Task Each_kind_of_second_factor_completes_a_login(string method, string code, string path)
    {
        var account = Own.AddAccount(method == "totp" ? ["totp", "otp"] : [method]);

        var first = (await Own.SignInAsync(account)).Json;
        Assert.False(first.GetProperty("success").GetBoolean());
        Assert.True(first.GetProperty("requires2FA").GetBoolean());
        Assert.Contains(method, first.GetProperty("methods").EnumerateArray().Select(text => text.GetString()));
        Assert.False((await Own.GetAsync("/api/auth/status")).Json.GetProperty("isAuthenticated").GetBoolean());
        var second = await Own.VerifyAsync(code);

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.True(second.Json.GetProperty("success").GetBoolean());
        Assert.Equal(path, Own.VRChat.Requests.Last(request => request.Method == "POST").Path);
        Assert.True((await Own.GetAsync("/api/auth/status")).Json.GetProperty("isAuthenticated").GetBoolean());
    }

    [Fact]
    public async Task A_wrong_code_can_be_corrected()
    {
        await Own.SignInAsync(Own.AddAccount("totp"));

        var wrong = (await Own.VerifyAsync("654321")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        Assert.Equal("Invalid or expired code", wrong.Text("error"));
        Assert.False(wrong.Json.GetProperty("success").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await Own.VerifyAsync("123456")).Status);
    }

    [Fact]
    public async Task A_code_needs_a_login_that_waits_for_it()
    {
        (await Own.VerifyAsync("123456")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");

        await Own.SignInAsync(Own.AddAccount("totp"));
        Own.App.Clock.Advance(TimeSpan.FromMinutes(15.1));
        (await Own.VerifyAsync("123456")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Fact]
    public async Task A_code_that_was_taken_need_not_be_shown_again_when_VRChat_then_fails()
    {
        await Own.SignInAsync(Own.AddAccount("totp"));
        var fault = Own.VRChat.Faults.Add(Fault.Page(200, "<html>"), request => request.Path == "/auth/user");
        (await Own.VerifyAsync("123456")).AssertError(HttpStatusCode.InternalServerError, "UPSTREAM_ERROR");
        Assert.Equal(1, fault.Hits);

        Assert.Equal(HttpStatusCode.OK, (await Own.VerifyAsync("123456")).Status);
    }

    [Fact]
    public async Task Wrong_credentials_are_401_with_success_false()
    {
        var account = Own.AddAccount();

        var answer = await Own.PostAsync("/api/auth/login", new { username = account.Username, password = "wrong" });

        answer.AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        Assert.Equal("Invalid username or password", answer.Text("error"));
        Assert.False(answer.Json.GetProperty("success").GetBoolean());
        Assert.False((await Own.GetAsync("/api/auth/status")).Json.GetProperty("isAuthenticated").GetBoolean());
    }

    [Theory]
    [InlineData("""{}""", "Missing credentials")]
    [InlineData("""{"username":"a"}""", "Missing credentials")]
    [InlineData("""{"username":"","password":"b"}""", "Missing credentials")]
    [InlineData("""{"username":null,"password":"b"}""", "Missing credentials")]
    [InlineData("""{"username":["a"],"password":"b"}""", "Missing credentials")]
    [InlineData("""{"username":"a\u0000","password":"b"}""", "Invalid characters in credentials")]
    [InlineData("""{"username":"a","password":"b\r\nc"}""", "Invalid characters in credentials")]
    [InlineData("""{"username":"a","password":"b\u009f"}""", "Invalid characters in credentials")]
    public async Task Credentials_that_cannot_be_any_are_400(string body, string error)
    {
        var before = Own.VRChat.Requests.Count;

        var answer = (await Own.PostAsync("/api/auth/login", body)).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");

        Assert.Equal(error, answer.Text("error"));
        Assert.False(answer.Json.GetProperty("success").GetBoolean());
        Assert.Equal(before, Own.VRChat.Requests.Count);
    }

    [Theory]
    [InlineData(255, 10, "Invalid username")]
    [InlineData(10, 257, "Invalid password")]
    public async Task Credentials_have_lengths(int username, int password, string error) => Assert.Equal(
        error,
        (await Own.PostAsync("/api/auth/login", new { username = new string('u', username), password = new string('p', password) }))
            .AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR").Text("error"));

    [Theory]
    [InlineData("""{}""", "Missing 2FA code")]
    [InlineData("""{"code":"  "}""", "Missing 2FA code")]
    [InlineData("""{"code":"12345"}""", "Invalid 2FA code length")]
    [InlineData("""{"code":"123456789012345678901"}""", "Invalid 2FA code length")]
    [InlineData("""{"code":"12345/../x"}""", "Invalid 2FA code format")]
    [InlineData("""{"code":"１２３４５６"}""", "Invalid 2FA code format")]
    public async Task Codes_that_cannot_be_any_are_400(string body, string error) => Assert.Equal(
        error, (await Own.PostAsync("/api/auth/verify-2fa", body)).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR").Text("error"));

    [Fact]
    public async Task A_code_may_be_a_number()
    {
        await Own.SignInAsync(Own.AddAccount("totp"));

        Assert.Equal(HttpStatusCode.OK, (await Own.PostAsync("/api/auth/verify-2fa", """{"code":123456}""")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_login_at_VRChat_too()
    {
        await Own.SignedInAsync();
        var sessions = Own.VRChat.SessionCount;

        Assert.True((await Own.PostAsync("/api/auth/logout")).Json.GetProperty("success").GetBoolean());

        Assert.Equal(sessions - 1, Own.VRChat.SessionCount);
        var status = (await Own.GetAsync("/api/auth/status")).Json;
        Assert.Equal((false, null, null), (status.GetProperty("isAuthenticated").GetBoolean(), status.Text("username"), status.Text("userId")));
        Assert.Equal(0, await StoredAsync());
        Assert.Equal(HttpStatusCode.OK, (await Own.PostAsync("/api/auth/logout")).Status);
    }

    [Fact]
    public async Task Signing_out_works_while_VRChat_is_down()
    {
        await Own.SignedInAsync();
        Own.VRChat.Faults.Add(Fault.Answer(503), request => request.Path == "/logout");

        Assert.Equal(HttpStatusCode.OK, (await Own.PostAsync("/api/auth/logout")).Status);

        Assert.False((await Own.GetAsync("/api/auth/status")).Json.GetProperty("isAuthenticated").GetBoolean());
    }

    [Fact]
    public async Task Another_login_ends_the_one_before_when_it_is_complete()
    {
        var first = await Own.SignedInAsync();
        var sessions = Own.VRChat.SessionCount;
        var second = Own.AddAccount("totp");

        await Own.SignInAsync(second);
        Assert.Equal(first.Username, (await Own.GetAsync("/api/auth/status")).Json.Text("username"));
        await Own.VerifyAsync(second.Code);

        Assert.Equal(second.Username, (await Own.GetAsync("/api/auth/status")).Json.Text("username"));
        Assert.Equal(sessions, Own.VRChat.SessionCount);
    }

    [Fact]
    public async Task A_login_that_was_given_up_or_started_anew_leaves_no_session_at_VRChat()
    {
        var (account, other) = (Own.AddAccount("totp"), Own.AddAccount());
        var sessions = Own.VRChat.SessionCount;

        await Own.SignInAsync(account);
        await Own.SignInAsync(account);
        Assert.Equal(sessions + 1, Own.VRChat.SessionCount);
        await Own.SignInAsync(other);

        Assert.Equal(sessions + 1, Own.VRChat.SessionCount);
        Assert.Equal(other.Username, (await Own.GetAsync("/api/auth/status")).Json.Text("username"));
    }

    [Fact]
    public async Task Whoever_leaves_while_VRChat_thinks_loses_neither_a_session_nor_a_code()
    {
        var account = Own.AddAccount("totp", "otp");
        var login = Own.App.Get<VRChatLogin>();

        await LeaveMeanwhileAsync(token => login.SignInAsync(account.Username, account.Password, token));
        await LeaveMeanwhileAsync(token => login.VerifyAsync(account.RecoveryCode, token));

        Assert.Equal(account.Username, (await Own.GetAsync("/api/auth/status")).Json.Text("username"));
        var sessions = Own.VRChat.SessionCount;
        await LeaveMeanwhileAsync(login.SignOutAsync);
        Assert.Equal(sessions - 1, Own.VRChat.SessionCount);
    }

    private async Task LeaveMeanwhileAsync(Func<CancellationToken, Task> act)
    {
        var held = Own.VRChat.Faults.Add(Fault.Delay(TimeSpan.FromMilliseconds(300)));
        using var leaving = new CancellationTokenSource();
        var acting = act(leaving.Token);
        await held.WaitForHitAsync();
        await leaving.CancelAsync();
        await acting;
    }

    [Theory]
    [InlineData(429, HttpStatusCode.ServiceUnavailable)]
    [InlineData(500, HttpStatusCode.InternalServerError)]
    [InlineData(503, HttpStatusCode.InternalServerError)]
    [InlineData(302, HttpStatusCode.InternalServerError)]
    [InlineData(403, HttpStatusCode.InternalServerError)]
    public async Task Faults_of_VRChat_are_no_wrong_password_and_logins_are_not_repeated(int status, HttpStatusCode expected)
    {
        var fault = Own.VRChat.Faults.Add(Fault.Answer(status), times: null);

        var answer = (await Own.SignInAsync(Own.AddAccount())).AssertError(expected, "UPSTREAM_ERROR");

        Assert.False(answer.Json.GetProperty("success").GetBoolean());
        Assert.Equal(status == 429 ? "900" : null, answer.Header("Retry-After"));
        Assert.Equal(1, fault.Hits);
    }

    [Fact]
    public async Task Answers_that_make_no_sense_are_told_as_such()
    {
        Fault[] faults =
        [
            Fault.Page(200, "<html>"), Fault.Page(200, ""), Fault.Page(200, "[]"), Fault.Page(200, """{"id":5}"""), Fault.Page(200, """{"id":"../x"}"""),
            Fault.Page(200, """{"requiresTwoFactorAuth":["palm"]}"""), Fault.Page(200, new string('[', 500)), Fault.Page(200, new string('x', 5_000_000)),
            Fault.DropBefore(), Fault.DropAfter(),
        ];
        foreach (var fault in faults)
        {
            Own.App.Clock.Advance(TimeSpan.FromSeconds(5));
            Own.VRChat.Faults.Add(fault);

            var answer = (await Own.SignInAsync(Own.AddAccount())).AssertError(HttpStatusCode.InternalServerError, "UPSTREAM_ERROR");

            Assert.Equal("Authentication error", answer.Text("error"));
        }
    }

    [Fact]
    public async Task Nothing_secret_is_stored_in_the_open_or_told()
    {
        var account = Own.AddAccount("totp");
        List<string> told = [(await Own.SignInAsync(account)).Body, (await Own.VerifyAsync(account.Code)).Body];
        told.Add((await Own.GetAsync("/api/auth/status")).Body);
        told.Add((await Own.GetAsync($"/api/users/{account.User.Id}/live")).Body);
        told.AddRange(Own.App.Logs.Lines);
        told.Add((await Own.App.ReadAsync(db => Task.FromResult(db.InstanceSettings.Select(setting => setting.Value).ToList()))).Aggregate("", string.Concat));

        Assert.Equal(1, await StoredAsync());
        var login = Own.VRChat.Requests.Last(request => request.Basic is not null);
        Assert.All(
            [.. Own.VRChat.Secrets, login.Basic!, account.Code],
            secret => Assert.All(told, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task VRChat_learns_who_asks_and_whom_to_write_to()
    {
        await Own.SignedInAsync();

        Assert.All(Own.VRChat.Requests, request => Assert.Matches(
            @"^KillBot/\d+\.\d+\.\d+ \(\+https://github\.com/killbot/killbot; operator@example\.org\)$", request.UserAgent));
    }

    private Task<int> StoredAsync() =>
        Own.App.ReadAsync(db => Task.FromResult(db.InstanceSettings.Count(setting => setting.Key == "vrchat.login")));
}
