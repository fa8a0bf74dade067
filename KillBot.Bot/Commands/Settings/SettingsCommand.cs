using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Settings;

/// <summary><c>/settings</c>: what the bot does in this server. For members with Manage Server or the admin role.</summary>
internal sealed class SettingsCommand : IApplicationCommandHandler
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

    // Each subcommand has a handler of its own; this answers one that an old client still shows.
    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) =>
        context.ReplyEphemeralAsync(context.CallerTexts["interaction.unavailable"], cancellationToken);
}
