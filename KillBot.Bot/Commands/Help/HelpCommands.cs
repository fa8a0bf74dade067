using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Help;

/// <summary><c>/help</c></summary>
internal static class HelpCommands
{
    public static IServiceCollection AddHelpCommand(this IServiceCollection services) => services.AddApplicationCommand<HelpCommand>();
}
