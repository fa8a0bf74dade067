using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed list</c>: with a menu to remove feeds, of deleted channels too.</summary>
internal sealed class FeedListCommand(FeedDirectory feeds) : ISubcommandHandler
{
    /// <summary>As many lines as surely fit into one message.</summary>
    private const int MaxLines = 40;

    public static string Path => "feed list";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var states = await feeds.ListAsync((long)context.GuildId!.Value.Value, cancellationToken);
        if (states.Count == 0)
        {
            await context.ReplyEphemeralAsync("This server has no feeds yet. Add one with `/feed add`.", cancellationToken);
            return;
        }

        var lines = states.Take(MaxLines).Select(Line).ToList();
        if (states.Count > MaxLines)
        {
            lines.Add($"… and {states.Count - MaxLines} more");
        }

        await context.RespondAsync(
            new FollowupMessage
            {
                Embeds = [new Embed { Title = "Feeds", Description = string.Join('\n', lines) }],
                Components = [FeedRemoveSelect.MenuOf(states)],
                Flags = MessageFlags.Ephemeral,
            },
            cancellationToken);
    }

    private static string Line(FeedState state)
    {
        var feed = FeedOptions.Describe(state.Feed.Kind, new Snowflake((ulong)state.Feed.ChannelId));
        return state.Pause is { } pause ? $"⏸️ {feed}: paused. {ChannelProblem.Describe(pause, LanguageTexts.English)}" : $"✅ {feed}";
    }
}
