using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Finds the feed that a caller named, among those of their guild alone.</summary>
internal sealed class ChosenFeed(FeedDirectory feeds)
{
    /// <summary>Null when there is none, which the caller has been told then.</summary>
    public async Task<Feed?> FindAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var feed = context.Options.FeedNumber is { } number
            ? await feeds.FindAsync((long)context.GuildId!.Value.Value, number, cancellationToken)
            : null;
        if (feed is null)
        {
            await ReplyUnknownAsync(context, cancellationToken);
        }

        return feed;
    }

    public static Task ReplyUnknownAsync(InteractionContext context, CancellationToken cancellationToken) => context.ReplyEphemeralAsync(
        context.CallerTexts.Say("feed.unknown", ("feed", TextValue.Escaped(context.Options.TypedFeed))), cancellationToken);
}
