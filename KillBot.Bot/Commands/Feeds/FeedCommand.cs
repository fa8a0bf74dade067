using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed</c>: what this server posts where. For members with Manage Server.</summary>
internal sealed class FeedCommand : ICommandWithSubcommands
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "feed",
        DefaultMemberPermissions = Permissions.ManageGuild,
        Contexts = [InteractionContextType.Guild],
        Options =
        [
            ApplicationCommandOption.Subcommand(
                "add",
                FeedOptions.Kind with { Required = true },
                FeedOptions.Channel with { Required = true },
                FeedOptions.Filter,
                FeedOptions.Style,
                FeedOptions.Delay,
                FeedOptions.Role),
            ApplicationCommandOption.Subcommand(
                "edit",
                FeedOptions.Feed with { Required = true },
                FeedOptions.Kind,
                FeedOptions.Channel,
                FeedOptions.Filter,
                FeedOptions.Style,
                FeedOptions.Delay,
                FeedOptions.Role,
                FeedOptions.Clear),
            ApplicationCommandOption.Subcommand("list"),
            ApplicationCommandOption.Subcommand("remove", FeedOptions.Feed),
            ApplicationCommandOption.Subcommand("pause", FeedOptions.Feed with { Required = true }),
            ApplicationCommandOption.Subcommand("resume", FeedOptions.Feed with { Required = true }),
            ApplicationCommandOption.Subcommand("test", FeedOptions.Feed with { Required = true }, FeedOptions.Kill),
            ApplicationCommandOption.Subcommand(
                "copy", FeedOptions.Feed with { Required = true }, FeedOptions.Channel with { Required = true }),
        ],
    }.Localized();
}
