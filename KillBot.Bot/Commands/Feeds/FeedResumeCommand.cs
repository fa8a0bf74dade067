using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed resume feed</c>: ends its rest, and tries its channel again if Discord has refused it.</summary>
internal sealed class FeedResumeCommand(FeedDirectory feeds, ChannelAccess access, OutboxRelay relay, FeedSuggestions suggestions)
    : ISubcommandHandler, IAutocompleteHandler
{
    public static string Path => "feed resume";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (guildId, texts) = (context.GuildId!.Value, context.CallerTexts);
        if (context.Options.FeedNumber is not { } number || await feeds.ResumeAsync((long)guildId.Value, number) is not { } feed)
        {
            await ChosenFeed.ReplyUnknownAsync(context, cancellationToken);
            return;
        }

        if (access.Find(guildId, new Snowflake((ulong)feed.ChannelId)) is { } problem)
        {
            await context.ReplyEphemeralAsync(
                texts.Say("feed.still-blocked", FeedWords.Number(feed), FeedWords.Channel(feed), ("reason", TextValue.Markdown(problem.In(texts)))),
                cancellationToken);
            return;
        }

        await relay.RetryNowAsync(feed.Destination);
        await context.ReplyEphemeralAsync(
            texts.Say("feed.resumed", FeedWords.Number(feed), FeedWords.Kind(feed, texts), FeedWords.Channel(feed)), cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.FindAsync(request, cancellationToken);
}
