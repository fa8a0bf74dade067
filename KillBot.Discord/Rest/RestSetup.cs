using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KillBot.Discord.Rest;

internal static class RestSetup
{
    /// <summary>Adds <see cref="IDiscordRest"/>; the host configures <see cref="DiscordOptions"/>.</summary>
    internal static IServiceCollection AddDiscordRest(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDiscordRest>(provider => new DiscordRest(
            RestConnection.CreateHandler(),
            provider.GetRequiredService<IOptions<DiscordOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DiscordRest>>()));
        return services;
    }
}
