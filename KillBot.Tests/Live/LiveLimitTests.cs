using System.Net;
using System.Net.WebSockets;
using KillBot.Api.Live;
using KillBot.Tests.Support;
using Microsoft.Extensions.Hosting;

namespace KillBot.Tests.Live;

/// <summary>Whoever listens may be slow, dead, hostile or too many.</summary>
public sealed class LiveLimitTests : IDisposable
{
    private readonly LiveApp _live = new();

    [Fact]
    public async Task Who_is_too_slow_is_told_so_and_dropped()
    {
        using var slow = await _live.ListenAsync();
        await slow.TypesAsync(2);
        var clients = _live.App.Get<LiveClients>();
        for (var i = 0; i < 100 * LiveClient.Capacity; i++)
        {
            clients.Send(LiveMessage.PlayerCount(i));
        }

        await slow.WaitForEndAsync();

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, slow.ClosedWith);
        Assert.StartsWith("Too slow", slow.ClosedBecause, StringComparison.Ordinal);
        _live.App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Who_reads_nothing_at_all_is_cut_off_and_its_place_is_free_again()
    {
        _live.App.Settings["Live:MaxConnections"] = "1";
        using var deaf = await _live.ListenAsync();
        var clients = _live.App.Get<LiveClients>();
        // More than the buffers of two sockets take.
        var large = new InitialDataMessage([], new(0, 0, 0), null, new string('x', 1024 * 1024), null, 0);
        var message = LiveMessage.InitialData(large, new LivePosition(0, Guid.Empty));
        for (var i = 0; i < 2 * LiveClient.Capacity; i++)
        {
            clients.Send(message);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await LiveListener.RefusalAsync(_live.Address));
        _live.App.Clock.Advance(TimeSpan.FromSeconds(5));

        await _live.WaitForPlaceAsync();

        _live.App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task An_address_has_so_many_connections_and_gets_them_back()
    {
        _live.App.Settings["Live:MaxConnectionsPerAddress"] = "2";
        using var first = await _live.ListenAsync();
        using var second = await _live.ListenAsync("/ws");
        Assert.Equal(HttpStatusCode.TooManyRequests, await LiveListener.RefusalAsync(_live.Address));
        using var api = _live.App.Client();
        var refused = (await api.GetAsync("/api/live")).AssertError(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        Assert.Equal("60", refused.Header("Retry-After"));

        await first.CloseAsync();

        Assert.Equal(WebSocketCloseStatus.NormalClosure, first.ClosedWith);
        await _live.WaitForPlaceAsync();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_foreign_page_cannot_listen(string origin)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await LiveListener.RefusalAsync(_live.Address, ("Origin", origin)));
        Assert.Equal(HttpStatusCode.Forbidden, await LiveListener.RefusalAsync(new Uri(_live.Address, "/ws"), ("Origin", origin)));
        using var own = await _live.ListenAsync("/", ("Origin", _live.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal("initialData", (await own.NextAsync()).Text("type"));
    }

    [Fact]
    public async Task A_page_whose_name_was_pointed_to_this_machine_cannot_listen()
    {
        _live.App.Settings.Remove("Monitoring:Public");
        using var own = await _live.ListenAsync();
        using var api = _live.App.Client();

        var answered = await LiveListener.RefusalAsync(
            _live.Address, ("Host", $"evil.example:{_live.Address.Port}"), ("Origin", $"http://evil.example:{_live.Address.Port}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answered);
        foreach (var path in (string[])["/api/live", "/api/logs", "/api/users/usr_12345678-1234-1234-1234-123456789abc"])
        {
            (await api.GetAsync(path, ("Host", "evil.example"))).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        }
    }

    [Fact]
    public async Task Where_monitoring_is_not_public_credentials_are_needed()
    {
        _live.App.Settings["Monitoring:Public"] = "false";
        Assert.Equal(HttpStatusCode.Unauthorized, await LiveListener.RefusalAsync(_live.Address));
        Assert.Equal(HttpStatusCode.Unauthorized, await LiveListener.RefusalAsync(new Uri(_live.Address, "/ws?topics=kills")));
        using var anonymous = _live.App.Client();
        (await anonymous.GetAsync("/api/live")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        var (tracker, person) = (await _live.App.Given.TrackerAsync(), await _live.App.Given.SignInAsync());

        foreach (var secret in (string[])[tracker.Secret, person.Token])
        {
            using var listener = await _live.ListenAsync("/", ("Authorization", $"Bearer {secret}"));
            Assert.Equal("initialData", (await listener.NextAsync()).Text("type"));
        }
    }

    [Fact]
    public async Task What_is_no_WebSocket_is_told_so()
    {
        _ = _live.Address;
        using var api = _live.App.Client();

        (await api.GetAsync("/")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        (await api.GetAsync("/ws")).AssertError(HttpStatusCode.UpgradeRequired, "VALIDATION_ERROR");
        (await api.GetAsync("/api/live?topics=secrets")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.Equal(HttpStatusCode.BadRequest, await LiveListener.RefusalAsync(new Uri(_live.Address, "/?topics=,")));
        _live.App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_server_that_stops_parts_from_everybody()
    {
        _live.App.Settings["Live:MaxConnectionsPerAddress"] = "100";
        var listeners = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _live.ListenAsync()));
        await Task.WhenAll(listeners.Select(listener => listener.TypesAsync(2)));

        _live.App.Get<IHostApplicationLifetime>().StopApplication();
        await Task.WhenAll(listeners.Select(listener => listener.WaitForEndAsync()));

        Assert.All(listeners, listener => Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, listener.ClosedWith));
        Array.ForEach(listeners, listener => listener.Dispose());
    }

    public void Dispose() => _live.Dispose();
}
