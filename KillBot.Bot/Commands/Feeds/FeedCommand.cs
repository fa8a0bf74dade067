using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed</c>: which channels follow this server's kills and deaths. For members with Manage Server.</summary>
internal sealed class FeedCommand : IApplicationCommandHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new()
    {
        Name = "feed",
        Description = "Kill feeds of this server",
        DefaultMemberPermissions = Permissions.ManageGuild,
        Contexts = [InteractionContextType.Guild],
        Options =
        [
            Subcommand("add", "Post kills or deaths of this server's members to a channel", FeedOptions.Kind, FeedOptions.Channel),
            Subcommand("list", "The feeds of this server and whether they work"),
            Subcommand("remove", "Stop a feed", FeedOptions.Kind, FeedOptions.Channel),
            Subcommand("test", "Post a sample to a channel", FeedOptions.Channel),
        ],
    };

    // Each subcommand has a handler of its own; this answers one that an old client still shows.
    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) =>
        context.ReplyEphemeralAsync("This command has changed. Restart Discord to see the new one.", cancellationToken);

    private static ApplicationCommandOption Subcommand(
        string name, string description, params IReadOnlyList<ApplicationCommandOption> options) => new()
        {
            Type = ApplicationCommandOptionType.SubCommand,
            Name = name,
            Description = description,
            Options = options,
        };
}
