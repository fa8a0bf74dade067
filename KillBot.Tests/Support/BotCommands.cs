using System.Reflection;
using KillBot.Discord.Interactions;

namespace KillBot.Tests.Support;

/// <summary>The commands that the bot registers.</summary>
internal static class BotCommands
{
    public static IReadOnlyList<ApplicationCommandDefinition> Definitions { get; } =
    [
        .. typeof(Program).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IApplicationCommandHandler)))
            .Select(type => (ApplicationCommandDefinition)type.GetProperty("Definition", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!),
    ];
}
