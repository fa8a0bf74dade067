using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Kills;

/// <summary>Lists of kills.</summary>
internal static class KillListCommands
{
    public static IServiceCollection AddKillListCommands(this IServiceCollection services)
    {
        services.AddSingleton<KillPages>();
        services.AddApplicationCommand<KillsCommand>();
        services.AddComponentHandler<KillPageButton>();
        return services;
    }
}
