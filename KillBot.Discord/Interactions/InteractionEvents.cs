using KillBot.Discord.Gateway;

namespace KillBot.Discord.Interactions;

/// <summary>Hands the gateway's interactions to the router, and registers the commands at its first READY.</summary>
internal sealed class InteractionEvents(InteractionRouter router, CommandRegistrar registrar) : IGatewayEventHandler
{
    public ValueTask HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        switch (gatewayEvent)
        {
            case InteractionCreate created:
                router.Handle(created.Interaction, created.ReceivedAt);
                break;
            case Ready ready:
                // Not awaited: events that follow need not wait for a rate limit. It logs its own failures.
                _ = registrar.RegisterOnceAsync(ready.ApplicationId ?? ready.User.Id, cancellationToken);
                break;
        }

        return ValueTask.CompletedTask;
    }
}
