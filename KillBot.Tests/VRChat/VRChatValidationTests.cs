using System.Net;
using KillBot.Domain.VRChat.Login;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>A login is kept, and asked about, until VRChat ends it.</summary>
public sealed class VRChatValidationTests : IAsyncLifetime
{
    private VRChatApp _own = null!;

    private VRChatLogin Login => _own.App.Get<VRChatLogin>();

    public async Task InitializeAsync() => _own = await VRChatApp.StartAsync();

    public async Task DisposeAsync()
    {
        _own.App.Logs.AssertQuiet();
        Assert.Empty(_own.VRChat.Violations);
        await _own.DisposeAsync();
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_login()
    {
        var account = _own.AddAccount("totp");
        await _own.SignInAsync(account);
        await _own.VerifyAsync(account.Code);
        var logins = Logins;

        using var restarted = _own.NewApp(_own.App.ConnectionString);
        using var client = restarted.Client();

        Assert.Equal(account.Username, (await client.GetAsync("/api/auth/status")).Json.Text("username"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/users/{account.User.Id}/live")).Status);
        Assert.Equal(logins, Logins);
        restarted.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_login_whose_keys_are_gone_is_forgotten_with_a_word()
    {
        await _own.SignedInAsync();
        await _own.App.ExecuteSqlAsync("UPDATE instance_settings SET value = @p0 WHERE key = 'vrchat.login'", Convert.ToBase64String([1, 2, 3]));

        using var restarted = _own.NewApp(_own.App.ConnectionString);
        using var client = restarted.Client();

        Assert.False((await client.GetAsync("/api/auth/status")).Json.GetProperty("isAuthenticated").GetBoolean());
        restarted.Logs.AssertLogged("Sign in again");
    }

    [Fact]
    public async Task VRChat_is_asked_every_half_hour()
    {
        await _own.SignedInAsync();
        var before = Checks;

        for (var time = 1; time <= 3; time++)
        {
            _own.App.Clock.Advance(TimeSpan.FromMinutes(29.9));
            await Login.ValidateIfDueAsync(CancellationToken.None);
            Assert.Equal(before + time - 1, Checks);
            _own.App.Clock.Advance(TimeSpan.FromMinutes(0.1));
            await Login.ValidateIfDueAsync(CancellationToken.None);
            Assert.Equal(before + time, Checks);
            Assert.Equal(_own.App.Clock.GetUtcNow(), (await StatusAsync()).LastValidatedAt);
        }
    }

    [Fact]
    public async Task Nobody_needs_to_see_to_it_that_VRChat_is_asked()
    {
        await using var running = await VRChatApp.StartAsync(hasBackground: true);
        await running.SignedInAsync();
        var before = running.VRChat.Count("GET", "/auth/user");

        await Eventually.HoldsAsync(
            () =>
            {
                var isAsked = running.VRChat.Count("GET", "/auth/user") > before;
                running.App.Clock.Advance(isAsked ? TimeSpan.Zero : TimeSpan.FromMinutes(1));
                return isAsked;
            },
            "A check.");
        running.App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Three_refusals_in_a_row_end_the_login()
    {
        var account = await _own.SignedInAsync();
        _own.VRChat.EndSessions();

        await CheckAsync();
        await CheckAsync();
        Assert.True((await StatusAsync()).IsAuthenticated);
        await CheckAsync();

        Assert.False((await StatusAsync()).IsAuthenticated);
        (await _own.GetAsync($"/api/users/{account.User.Id}/live")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        _own.App.Logs.AssertLogged("it is over");
        var asked = _own.VRChat.Requests.Count;
        await CheckAsync();
        Assert.Equal(asked, _own.VRChat.Requests.Count);
    }

    [Fact]
    public async Task A_short_fault_of_VRChats_counts_once_however_many_ask_meanwhile()
    {
        var account = await _own.SignedInAsync();
        var refusing = _own.VRChat.Faults.Add(Fault.Answer(401), times: null);

        for (var i = 0; i < 4; i++)
        {
            (await _own.GetAsync($"/api/users/{account.User.Id}/live")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        }

        refusing.Remove();
        Assert.True((await StatusAsync()).IsAuthenticated);
        _own.App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await _own.GetAsync($"/api/users/{account.User.Id}/live")).Status);
    }

    [Fact]
    public async Task A_clock_that_was_ahead_and_is_set_right_keeps_no_login_from_being_asked_about()
    {
        _own.App.Clock.Advance(TimeSpan.FromDays(3650));
        await _own.SignedInAsync();
        using var restarted = _own.NewApp(_own.App.ConnectionString);
        var asked = Checks;

        await restarted.Get<VRChatLogin>().ValidateIfDueAsync(CancellationToken.None);

        Assert.Equal(asked + 1, Checks);
        restarted.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_success_in_between_starts_the_count_anew()
    {
        await _own.SignedInAsync();
        foreach (var isRefused in (bool[])[true, true, false, true, true])
        {
            if (isRefused)
            {
                _own.VRChat.Faults.Add(Fault.Answer(401), request => request.Path == "/auth/user");
            }

            await CheckAsync();
        }

        Assert.True((await StatusAsync()).IsAuthenticated);
    }

    [Fact]
    public async Task That_VRChat_cannot_be_asked_is_no_refusal()
    {
        await _own.SignedInAsync();
        foreach (var fault in (Fault[])[Fault.Answer(500), Fault.DropBefore(), Fault.Answer(429), Fault.Page(200, "<html>"), Fault.Answer(403)])
        {
            var injected = _own.VRChat.Faults.Add(fault, request => request.Path == "/auth/user", times: null);
            _own.App.Clock.Advance(TimeSpan.FromMinutes(30));
            var check = CheckAsync();
            await Eventually.HoldsAsync(
                () =>
                {
                    _own.App.Clock.Advance(TimeSpan.FromSeconds(0.5));
                    return check.IsCompleted;
                },
                "A check.");
            await check;
            injected.Remove();
        }

        var status = await StatusAsync();
        Assert.True(status.IsAuthenticated);
        Assert.True(status.IsStale);
    }

    [Fact]
    public async Task A_login_that_was_not_confirmed_for_two_hours_is_asked_about_before_it_is_used()
    {
        var account = await _own.SignedInAsync();
        var down = _own.VRChat.Faults.Add(Fault.Page(200, "<html>"), request => request.Path == "/auth/user", times: null);
        _own.App.Clock.Advance(TimeSpan.FromHours(2));
        var users = _own.VRChat.Requests.Count(request => request.Path.StartsWith("/users", StringComparison.Ordinal));

        Assert.True((await StatusAsync()).IsStale);
        (await _own.GetAsync($"/api/users/{account.User.Id}/live")).AssertError(HttpStatusCode.InternalServerError, "UPSTREAM_ERROR");
        Assert.Equal(users, _own.VRChat.Requests.Count(request => request.Path.StartsWith("/users", StringComparison.Ordinal)));
        down.Remove();

        Assert.Equal(HttpStatusCode.OK, (await _own.GetAsync($"/api/users/{account.User.Id}/live")).Status);
        Assert.False((await StatusAsync()).IsStale);
    }

    [Fact]
    public async Task A_device_that_showed_its_second_factor_is_spared_it_after_VRChat_ended_the_login()
    {
        var account = _own.AddAccount("totp");
        await _own.SignInAsync(account);
        await _own.VerifyAsync(account.Code);
        _own.VRChat.EndSessions();
        await CheckAsync();
        await CheckAsync();
        await CheckAsync();
        _own.App.Logs.AssertLogged("it is over");

        Assert.True((await _own.SignInAsync(account)).Json.GetProperty("success").GetBoolean());

        await _own.PostAsync("/api/auth/logout");
        Assert.True((await _own.SignInAsync(account)).Json.GetProperty("requires2FA").GetBoolean());
    }

    private int Logins => _own.VRChat.Requests.Count(request => request.Basic is not null);

    private int Checks => _own.VRChat.Requests.Count(request => request.Path == "/auth/user" && request.Basic is null);

    private Task CheckAsync() => Login.ValidateAsync(CancellationToken.None);

    private async Task<(bool IsAuthenticated, bool IsStale, DateTimeOffset? LastValidatedAt)> StatusAsync()
    {
        var status = (await _own.GetAsync("/api/auth/status")).Json;
        return (
            status.GetProperty("isAuthenticated").GetBoolean(),
            status.GetProperty("isStale").GetBoolean(),
            status.Text("lastValidatedAt") is { } time ? DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) : null);
    }
}
