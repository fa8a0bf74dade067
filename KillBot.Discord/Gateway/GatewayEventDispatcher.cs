using System.Threading.Channels;
using KillBot.Discord.Interactions;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Gateway;

/// <summary>Carries one shard's events from the receiving path to the handlers.</summary>
internal sealed partial class GatewayEventDispatcher(IEnumerable<IGatewayEventHandler> handlers, ILogger logger)
{
    public const int MostWaiting = 10_000;

    // The router goes first, wherever the host registered it: an interaction has 3 seconds, and the router never waits.
    private readonly IGatewayEventHandler[] _handlers = [.. handlers.OrderByDescending(handler => handler is InteractionEvents)];

    private readonly Channel<GatewayEvent> _events = Channel.CreateBounded<GatewayEvent>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });

    private readonly Channel<GatewayEvent> _interactions = Channel.CreateBounded<GatewayEvent>(
        new BoundedChannelOptions(MostWaiting) { SingleWriter = true });

    private bool _droppingEvents;
    private bool _droppingInteractions;

    /// <summary>Never waits; drops the event if the handlers are hopelessly behind.</summary>
    public void Post(GatewayEvent gatewayEvent)
    {
        if (gatewayEvent is InteractionCreate)
        {
            Post(_interactions, gatewayEvent, ref _droppingInteractions);
        }
        else
        {
            Post(_events, gatewayEvent, ref _droppingEvents);
        }
    }

    /// <summary>Calls the handlers until the host stops, and waits for those at work.</summary>
    public async Task RunAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(
            ConsumeAsync(_events.Reader, atOnce: 1, cancellationToken),
            // How many are at work is the router's to limit: what waits here is lost.
            ConsumeAsync(_interactions.Reader, atOnce: int.MaxValue, cancellationToken));

    private void Post(Channel<GatewayEvent> queue, GatewayEvent gatewayEvent, ref bool dropping)
    {
        var posted = queue.Writer.TryWrite(gatewayEvent);
        if (!posted && !dropping)
        {
            Log.Dropping(logger, gatewayEvent.ShardId, MostWaiting);
        }

        dropping = !posted;
    }

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

    // Numbered apart from those of GatewayService, whose category this is.
    private static partial class Log
    {
        [LoggerMessage(EventId = 21, Level = LogLevel.Error, Message = "{Handler} failed on {Event}")]
        public static partial void HandlerFailed(ILogger logger, Exception exception, string handler, string @event);

        [LoggerMessage(EventId = 22, Level = LogLevel.Warning,
            Message = "The event handlers of shard {ShardId} are {Waiting} events behind; events are dropped until they catch up")]
        public static partial void Dropping(ILogger logger, int shardId, int waiting);
    }
}
