using System.Net;
using System.Net.WebSockets;
using KillBot.Api.Live;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Sessions;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Live;

/// <summary>A connection lasts no longer than the key or the login that it was opened with.</summary>
public sealed class LiveAccessTests : IDisposable
{
    private const WebSocketCloseStatus SignedOut = (WebSocketCloseStatus)4401;

    private readonly LiveApp _live = new();

    private KillBotApp App => _live.App;

    [Fact]
    public async Task Who_loses_key_or_login_is_parted_from_and_nobody_else()
    {
        App.Settings["Monitoring:Public"] = "false";
        var (revoked, lasting) = (await App.Given.TrackerAsync(), await App.Given.TrackerAsync());
        var expiring = await App.Given.TrackerAsync(lifetime: TimeSpan.FromSeconds(20));
        var (gone, renewed) = (await App.Given.SignInAsync(), await App.Given.SignInAsync());
        string[] secrets = [revoked.Secret, expiring.Secret, gone.Token, lasting.Secret, renewed.Token];
        var listeners = await Task.WhenAll(secrets.Select(secret => _live.ListenAsync("/ws", ("Authorization", $"Bearer {secret}"))));
        await using var stream = await EventStreamReader.OpenAsync(App, secret: revoked.Secret);
        await stream.NextAsync("vrchatStatus");
        await App.Get<ApiKeyService>().RevokeAsync(revoked.Created.Key.Id);
        await App.Get<SessionStore>().RevokeAllAsync(gone.User.Id);
        var session = await App.ReadAsync(db => db.Sessions.SingleAsync(session => session.UserId == renewed.User.Id));
        Assert.NotNull(await App.Get<SessionStore>().RenewAsync(session.Id, session.TokenId, TimeSpan.FromDays(1)));

        App.Clock.Advance(TimeSpan.FromSeconds(30));

        foreach (var ended in listeners.Take(3))
        {
            await ended.WaitForEndAsync();
            Assert.Equal(SignedOut, ended.ClosedWith);
        }

        Assert.Null(await stream.NextAsync());
        App.Get<LiveClients>().Send(LiveMessage.PlayerCount(7));
        foreach (var lasts in listeners.Skip(3))
        {
            Assert.Equal("7", (await lasts.NextAsync("playerCount")).Text("count"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await LiveListener.RefusalAsync(_live.Address, ("Authorization", $"Bearer {revoked.Secret}")));
        Array.ForEach(listeners, listener => listener.Dispose());
        App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_browser_brings_key_or_token_as_a_subprotocol_and_hears_of_it_no_more()
    {
        App.Settings["Monitoring:Public"] = "false";
        var (tracker, person) = (await App.Given.TrackerAsync(), await App.Given.SignInAsync());

        foreach (var secret in (string[])[tracker.Secret, person.Token])
        {
            using var listener = await _live.ListenAsync("/", ("Sec-WebSocket-Protocol", $"killbot, killbot.bearer.{secret}"));
            Assert.Equal("killbot", listener.Subprotocol);
            Assert.Equal("initialData", (await listener.NextAsync()).Text("type"));
            using var silent = await _live.ListenAsync("/", ("Sec-WebSocket-Protocol", $"other, killbot.bearer.{secret}"));
            Assert.Null(silent.Subprotocol);
            // Of a page that has a token it matters no more where it comes from.
            using var foreign = await _live.ListenAsync(
                "/ws", ("Sec-WebSocket-Protocol", $"killbot.bearer.{secret}, killbot"), ("Origin", "https://community.example"));
            Assert.Equal("initialData", (await foreign.NextAsync()).Text("type"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await LiveListener.RefusalAsync(_live.Address, ("Sec-WebSocket-Protocol", "killbot")));
        App.Logs.AssertQuiet();
    }

    [Theory]
    [InlineData("true", "undefined", HttpStatusCode.Unauthorized)]
    [InlineData("true", "a.b.c", HttpStatusCode.Unauthorized)]
    [InlineData("true", "kb_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", HttpStatusCode.Unauthorized)]
    [InlineData("true", "", HttpStatusCode.Forbidden)]
    [InlineData("false", "undefined", HttpStatusCode.Unauthorized)]
    public async Task A_foreign_page_does_not_get_in_with_a_token_of_its_own_making(string isPublic, string secret, HttpStatusCode expected)
    {
        App.Settings["Monitoring:Public"] = isPublic;

        var answered = await LiveListener.RefusalAsync(
            _live.Address, ("Sec-WebSocket-Protocol", $"killbot, killbot.bearer.{secret}"), ("Origin", "https://evil.example"));

        Assert.Equal(expected, answered);
        App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_subprotocol_is_no_credential_of_anything_but_a_WebSocket()
    {
        var tracker = await App.Given.TrackerAsync();
        using var api = App.Client();

        (await api.GetAsync("/auth/me", ("Sec-WebSocket-Protocol", $"killbot, killbot.bearer.{tracker.Secret}")))
            .AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    public void Dispose() => _live.Dispose();
}
