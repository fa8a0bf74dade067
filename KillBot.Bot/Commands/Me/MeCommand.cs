using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Me;

/// <summary><c>/me</c>: what KillBot knows of the caller, to take along or to delete.</summary>
internal sealed class MeCommand : ICommandWithSubcommands
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "me",
        Options = [ApplicationCommandOption.Subcommand("export"), ApplicationCommandOption.Subcommand("forget")],
    }.Localized();
}
