using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Gateway;

/// <summary>Carries one shard's events from the receiving path to the handlers.</summary>
internal sealed partial class GatewayEventDispatcher(IEnumerable<IGatewayEventHandler> handlers, ILogger logger)
{
    public const int MostWaiting = 10_000;

    /// <summary>Interactions handled at the same time; more of them wait, which their 3 seconds rarely survive.</summary>
    public const int MostInteractions = 256;

    private readonly IGatewayEventHandler[] _handlers = [.. handlers];

    private readonly Channel<GatewayEvent> _events = Channel.CreateBounded<GatewayEvent>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });

    private readonly Channel<GatewayEvent> _interactions = Channel.CreateBounded<GatewayEvent>(
        new BoundedChannelOptions(MostWaiting) { SingleWriter = true });

    private bool _dropping;

    /// <summary>Never waits; drops the event if the handlers are hopelessly behind.</summary>
    public void Post(GatewayEvent gatewayEvent)
    {
        var posted = (gatewayEvent is InteractionCreate ? _interactions : _events).Writer.TryWrite(gatewayEvent);
        if (!posted && !_dropping)
        {
            Log.Dropping(logger, gatewayEvent.ShardId, MostWaiting);
        }

        _dropping = !posted;
    }

    /// <summary>Calls the handlers until the host stops, and waits for those at work.</summary>
    public async Task RunAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(
            ConsumeAsync(_events.Reader, atOnce: 1, cancellationToken),
            ConsumeAsync(_interactions.Reader, MostInteractions, cancellationToken));

    private async Task ConsumeAsync(ChannelReader<GatewayEvent> events, int atOnce, CancellationToken cancellationToken)
    {
        try
        {
            await Parallel.ForEachAsync(
                events.ReadAllAsync(cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
                HandleAsync);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async ValueTask HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        foreach (var handler in _handlers)
        {
            try
            {
                await handler.HandleAsync(gatewayEvent, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.HandlerFailed(logger, exception, handler.GetType().Name, gatewayEvent.GetType().Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Handler} failed on {Event}")]
        public static partial void HandlerFailed(ILogger logger, Exception exception, string handler, string @event);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning,
            Message = "The event handlers of shard {ShardId} are {Waiting} events behind; events are dropped until they catch up")]
        public static partial void Dropping(ILogger logger, int shardId, int waiting);
    }
}
