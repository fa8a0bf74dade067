using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Settings;

/// <summary><c>/settings</c>: what the bot does in this server. For members with Manage Server or the admin role.</summary>
internal sealed class SettingsCommand : ICommandWithSubcommands
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "settings",
        DefaultMemberPermissions = Permissions.ManageGuild,
        Contexts = [InteractionContextType.Guild],
        Options =
        [
            ApplicationCommandOption.Subcommand("show"),
            ApplicationCommandOption.Subcommand("set", SettingsOptions.OfSet),
            ApplicationCommandOption.Subcommand("clear", SettingsOptions.OfClear),
            ApplicationCommandOption.Subcommand("history"),
        ],
    }.Localized();
}
