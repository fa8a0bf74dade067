using KillBot.Discord.Rest;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KillBot.Discord.Gateway;

/// <summary>Opens the gateway with the host and closes it with the host; a refusal stops the bot, never the process.</summary>
internal sealed partial class GatewayService(
    IDiscordRest rest,
    DiscordGateway gateway,
    GuildCache guilds,
    IEnumerable<IGatewayEventHandler> handlers,
    IOptions<DiscordOptions> options,
    TimeProvider time,
    GatewayTimings timings,
    ILogger<DiscordGateway> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.Token))
        {
            var setting = $"{options.Value.Texts.SettingPrefix}{nameof(DiscordOptions.Token)}";
            gateway.Stop($"No bot token is set ({setting}).");
            Log.NoToken(logger, setting);
            return;
        }

        using var refused = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        try
        {
            var bot = await FindGatewayAsync(stoppingToken);
            using var gate = new IdentifyGate(bot, rest.GetGatewayBotAsync, time, logger);
            await RunShardsAsync(gate, Math.Max(1, options.Value.ShardCount ?? bot.Shards), refused);
        }
        catch (OperationCanceledException) when (refused.IsCancellationRequested)
        {
            // Told below, unless a refusal was told before.
        }
        catch (Exception exception) when (GatewayRefusal.IsFinal(exception))
        {
            GiveUp(GatewayRefusal.Advice(options.Value.Texts));
        }

        gateway.Stop("The host is stopping.");
    }

    private async Task RunShardsAsync(IdentifyGate gate, int count, CancellationTokenSource refused)
    {
        List<(GatewayShard Shard, GatewayEventDispatcher Dispatcher)> shards = [.. Enumerable.Range(0, count).Select(id =>
        {
            var dispatcher = new GatewayEventDispatcher(handlers, logger);
            var identity = new ShardIdentity(id, count, options.Value.Token, options.Value.Intents, UserAgent());
            return (new GatewayShard(identity, gate, gateway, guilds, dispatcher, time, timings, logger), dispatcher);
        })];
        gateway.Begin([.. shards.Select(shard => shard.Shard)]);
        Log.Opening(logger, count);
        await Task.WhenAll(shards.SelectMany<(GatewayShard Shard, GatewayEventDispatcher Dispatcher), Task>(
            shard => [RunShardAsync(shard.Shard, refused), shard.Dispatcher.RunAsync(refused.Token)]));
    }

    private async Task RunShardAsync(GatewayShard shard, CancellationTokenSource refused)
    {
        try
        {
            if (await shard.RunAsync(refused.Token) is { } code)
            {
                GiveUp(code.Advice(options.Value.Texts));
                await refused.CancelAsync();
            }
        }
        catch (Exception exception) when (GatewayRefusal.IsFinal(exception))
        {
            GiveUp(GatewayRefusal.Advice(options.Value.Texts));
            await refused.CancelAsync();
        }
    }

    private async Task<GatewayBot> FindGatewayAsync(CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await rest.GetGatewayBotAsync(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !GatewayRefusal.IsFinal(exception))
            {
                // One more than the count: here even the first failure had its retries already.
                var wait = ReconnectDelay.After(failures + 1, timings.Jitter());
                Log.NoAnswer(logger, exception, wait.TotalSeconds);
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    private void GiveUp(string advice)
    {
        if (gateway.Stop(advice))
        {
            Log.GivingUp(logger, advice, options.Value.Texts.Offline);
        }
    }

    private string UserAgent() =>
        $"DiscordBot ({options.Value.ProjectUrl}, {typeof(GatewayService).Assembly.GetName().Version?.ToString(3)})";

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Opening the Discord gateway with {Shards} shard(s)")]
        public static partial void Opening(ILogger logger, int shards);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "No bot token is set ({Setting}): the Discord gateway stays closed")]
        public static partial void NoToken(ILogger logger, string setting);

        [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Discord did not tell the gateway's address; next try in {Seconds:0.#} s")]
        public static partial void NoAnswer(ILogger logger, Exception exception, double seconds);

        [LoggerMessage(EventId = 4, Level = LogLevel.Critical, Message = "{Advice} {Offline}")]
        public static partial void GivingUp(ILogger logger, string advice, string offline);
    }
}
