using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KillBot.Discord.Gateway;

internal static class GatewaySetup
{
    /// <summary>Registers the gateway and opens it with the host. Needs <see cref="DiscordOptions"/> and the REST client.</summary>
    internal static IServiceCollection AddDiscordGateway(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<GatewayTimings>();
        services.TryAddSingleton<DiscordGateway>();
        services.TryAddSingleton<GuildCache>();
        return services.AddHostedService<GatewayService>();
    }
}
