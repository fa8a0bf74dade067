using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.About;

/// <summary><c>/about</c></summary>
internal static class AboutCommands
{
    public static IServiceCollection AddAboutCommand(this IServiceCollection services)
    {
        services.AddSingleton<StartTime>();
        services.AddHostedService(provider => provider.GetRequiredService<StartTime>());
        services.AddApplicationCommand<AboutCommand>();
        return services;
    }
}
