using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Rest;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Discord;

/// <summary>Registers the Discord client.</summary>
public static class DiscordSetup
{
    /// <summary>
    /// Adds the REST client, the interactions and the gateway, which connects when the host starts. The host configures
    /// <see cref="DiscordOptions"/> and adds its handlers (<see cref="InteractionServices"/>, <see cref="IGatewayEventHandler"/>).
    /// </summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services)
    {
        services.AddDiscordRest();
        services.AddDiscordInteractions();
        // Last: hosted services stop in reverse order, and the gateway has to close before the router waits for what is at work.
        services.AddDiscordGateway();
        return services;
    }
}
