using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Check;

/// <summary><c>/check</c></summary>
internal static class CheckCommands
{
    public static IServiceCollection AddCheckCommand(this IServiceCollection services)
    {
        services.AddSingleton<PermissionCheck>();
        services.AddSingleton<GatewayCheck>();
        services.AddSingleton<FeedCheck>();
        services.AddApplicationCommand<CheckCommand>();
        return services;
    }
}
