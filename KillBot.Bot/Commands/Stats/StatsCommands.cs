using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Stats;

/// <summary>Commands that tell what players have done.</summary>
internal static class StatsCommands
{
    public static IServiceCollection AddStatsCommands(this IServiceCollection services)
    {
        services.AddSingleton<StatsReader>();
        services.AddSingleton<StatsAnswer>();
        services.AddApplicationCommand<StatsCommand>();
        services.AddApplicationCommand<KillStatsMenu>();
        services.AddApplicationCommand<CompareCommand>();
        services.AddApplicationCommand<WeaponsCommand>();
        services.AddApplicationCommand<NemesisCommand>();
        return services;
    }
}
