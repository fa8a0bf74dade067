namespace KillBot.Discord.Gateway;

/// <summary>
/// Receives the gateway's events; any number can be registered as singletons. They are called one after the other, in the
/// order of registration and, per shard, in the order of events. <see cref="InteractionCreate"/> takes a path of its own, so
/// that it never waits for other events: such calls run at the same time as others, and after the interaction's own handler has begun. <see cref="GuildCache"/> already knows
/// of an event, and perhaps of later ones, when a handler sees it.
/// </summary>
/// <remarks>
/// A handler may take its time, heartbeats go on; but 10,000 events that wait are the limit, more are dropped with a warning.
/// An exception is logged, and the next handler is called.
/// </remarks>
public interface IGatewayEventHandler
{
    /// <param name="cancellationToken">The gateway is stopping.</param>
    ValueTask HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken);
}
