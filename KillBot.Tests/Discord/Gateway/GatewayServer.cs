using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Discord.Gateway;

/// <summary>A WebSocket server on loopback that leaves every word to the test.</summary>
public sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<GatewayPeer> _peers = Channel.CreateUnbounded<GatewayPeer>();
    private int _connections;

    private GatewayServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First().Replace("http", "ws", StringComparison.Ordinal));

    /// <summary>The address that READY names.</summary>
    public Uri ResumeUrl => new(Url, "/resume");

    public int Connections => _connections;

    /// <summary>Clients that connect from now on are no longer read after their first payload, as over a line that went dead.</summary>
    public bool Freezes { get; set; }

    public static async Task<GatewayServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new GatewayServer(app);
        app.UseWebSockets();
        app.Run(server.AcceptAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>The next client that connects.</summary>
    public async Task<GatewayPeer> AcceptAsync() =>
        await _peers.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public bool HasWaitingPeer => _peers.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AcceptAsync(HttpContext context)
    {
        var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var peer = new GatewayPeer(socket, context.Request.Path, context.Request.QueryString.Value ?? "", context.Request.Headers.UserAgent.ToString(), Freezes);
        Interlocked.Increment(ref _connections);
        await _peers.Writer.WriteAsync(peer);
        await peer.Ended;
    }
}
