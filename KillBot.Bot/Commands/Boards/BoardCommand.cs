using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Boards;

/// <summary><c>/board</c>: leaderboards that are posted by the clock. For members with Manage Server.</summary>
internal sealed class BoardCommand : ICommandWithSubcommands
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "board",
        DefaultMemberPermissions = Permissions.ManageGuild,
        Contexts = [InteractionContextType.Guild],
        Options =
        [
            ApplicationCommandOption.Subcommand("add", BoardOptions.OfAdd),
            ApplicationCommandOption.Subcommand("list"),
            ApplicationCommandOption.Subcommand("remove", BoardOptions.Board),
            ApplicationCommandOption.Subcommand("post", BoardOptions.Board, BoardOptions.Preview),
        ],
    }.Localized();
}
