using System.Collections.Concurrent;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Rest;
using Microsoft.Extensions.Logging;
using Moq;

namespace KillBot.Tests.Discord.Gateway;

/// <summary>The whole gateway against a server under the test's control, on a clock that stands still.</summary>
public sealed class GatewayRig : IAsyncDisposable, ILogger<DiscordGateway>
{
    private GatewayService? _service;

    private GatewayRig(GatewayServer server) => Server = server;

    public GatewayServer Server { get; }

    public GatewayClock Clock { get; } = new();

    public DiscordGateway Gateway { get; } = new();

    public GuildCache Guilds { get; } = new();

    public DiscordOptions Options { get; } = new() { Token = "the-token", Texts = new OperatorTexts { SettingPrefix = "Discord:" } };

    public Mock<IDiscordRest> Rest { get; } = new();

    public ConcurrentQueue<(LogLevel Level, string Message)> Logs { get; } = new();

    public IEnumerable<string> CriticalLogs => Logs.Where(log => log.Level == LogLevel.Critical).Select(log => log.Message);

    public static async Task<GatewayRig> CreateAsync()
    {
        var rig = new GatewayRig(await GatewayServer.StartAsync());
        rig.Answer(rig.Bot());
        return rig;
    }

    public static async Task<GatewayRig> StartAsync(params IGatewayEventHandler[] handlers)
    {
        var rig = await CreateAsync();
        await rig.RunAsync(handlers);
        return rig;
    }

    public GatewayBot Bot(int shards = 1, int remaining = 1000, int resetAfter = 3_600_000, int concurrency = 1) => new()
    {
        Url = Server.Url,
        Shards = shards,
        SessionStartLimit = new SessionStartLimit { Total = 1000, Remaining = remaining, ResetAfter = resetAfter, MaxConcurrency = concurrency },
    };

    public void Answer(GatewayBot bot) => Rest.Setup(rest => rest.GetGatewayBotAsync(It.IsAny<CancellationToken>())).ReturnsAsync(bot);

    public Task RunAsync(params IGatewayEventHandler[] handlers)
    {
        _service = new GatewayService(
            Rest.Object, Gateway, Guilds, handlers, Microsoft.Extensions.Options.Options.Create(Options), Clock,
            new GatewayTimings { Jitter = () => 0.5 }, this);
        return _service.StartAsync(CancellationToken.None);
    }

    /// <summary>The service's own task: it ends when the gateway stops.</summary>
    public Task EndAsync() => _service!.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(20));

    public Task StopAsync() => _service!.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>A connection with its session established.</summary>
    public async Task<GatewayPeer> AcceptReadyAsync(string guilds = "[]")
    {
        var peer = await AcceptIdentifiedAsync();
        await peer.ReadyAsync(Server.ResumeUrl, guilds);
        await Gateway.WaitForReadyAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        return peer;
    }

    public async Task<GatewayPeer> AcceptIdentifiedAsync()
    {
        var peer = await Server.AcceptAsync();
        await peer.HelloAsync();
        await peer.ReceiveAsync(opcode: 2);
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            using var now = new CancellationTokenSource();
            var stopping = _service.StopAsync(now.Token);
            await Server.DisposeAsync();
            await stopping.WaitAsync(TimeSpan.FromSeconds(20));
            _service.Dispose();
        }
        else
        {
            await Server.DisposeAsync();
        }
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Logs.Enqueue((logLevel, formatter(state, exception)));
}
