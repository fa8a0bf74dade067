using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Why;

/// <summary>Registers <c>/why</c>.</summary>
internal static class WhyCommands
{
    public static IServiceCollection AddWhyCommands(this IServiceCollection services)
    {
        services.AddSingleton<WhyAnswer>();
        services.AddApplicationCommand<WhyCommand>();
        services.AddComponentHandler<WhyPageButton>();
        return services;
    }
}
