namespace KillBot.Bot.Commands.Players;

/// <summary>What all commands about players share.</summary>
internal static class PlayerCommands
{
    public static IServiceCollection AddPlayerCommands(this IServiceCollection services)
    {
        services.AddSingleton<Audiences>();
        services.AddSingleton<SubjectFinder>();
        services.AddSingleton<PlayerSuggestions>();
        return services;
    }
}
