using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed</c>: which channels follow this server's kills and deaths. For members with Manage Server.</summary>
internal sealed class FeedCommand : IApplicationCommandHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "feed",
        DefaultMemberPermissions = Permissions.ManageGuild,
        Contexts = [InteractionContextType.Guild],
        Options =
        [
            ApplicationCommandOption.Subcommand("add", FeedOptions.Kind, FeedOptions.Channel),
            ApplicationCommandOption.Subcommand("list"),
            ApplicationCommandOption.Subcommand("remove", FeedOptions.Kind, FeedOptions.Channel),
            ApplicationCommandOption.Subcommand("test", FeedOptions.Channel),
        ],
    }.Localized();

    // Each subcommand has a handler of its own; this answers one that an old client still shows.
    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken) =>
        context.ReplyEphemeralAsync(context.CallerTexts["interaction.unavailable"], cancellationToken);
}
