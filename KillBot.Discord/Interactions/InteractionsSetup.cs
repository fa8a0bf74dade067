using KillBot.Discord.Gateway;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KillBot.Discord.Interactions;

internal static class InteractionsSetup
{
    /// <summary>
    /// Runs interactions and registers commands. Hosted services stop in the reverse order of their registration: the gateway
    /// belongs after this, so that it is closed before the router waits for what is at work.
    /// </summary>
    internal static IServiceCollection AddDiscordInteractions(this IServiceCollection services)
    {
        services.AddOptions<InteractionRouterOptions>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<InteractionRouterOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InteractionTexts>();
        services.TryAddSingleton<GrantedPermissions>();
        services.TryAddSingleton<InteractionRoutes>();
        services.TryAddSingleton(provider => new RegisteredCommands(provider.GetRequiredService<InteractionRoutes>()));
        services.TryAddSingleton<InteractionRunner>();
        services.TryAddSingleton<AutocompleteRunner>();
        services.TryAddSingleton<CommandRegistrar>();
        services.TryAddSingleton<InteractionRouter>();
        services.AddSingleton<IGatewayEventHandler, InteractionEvents>();
        services.AddHostedService(provider => provider.GetRequiredService<InteractionRouter>());
        return services;
    }
}
