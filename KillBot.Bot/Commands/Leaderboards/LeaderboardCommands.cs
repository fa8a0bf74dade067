using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Leaderboards;

/// <summary>Leaderboards on demand.</summary>
internal static class LeaderboardCommands
{
    public static IServiceCollection AddLeaderboardCommands(this IServiceCollection services)
    {
        services.AddSingleton<LeaderboardPages>();
        services.AddApplicationCommand<LeaderboardCommand>();
        services.AddComponentHandler<LeaderboardPageButton>();
        return services;
    }
}
