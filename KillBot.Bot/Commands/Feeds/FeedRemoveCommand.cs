using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed remove [feed]</c>: without a feed it shows the list with its menu.</summary>
internal sealed class FeedRemoveCommand(FeedDirectory feeds, FeedPages pages, FeedSuggestions suggestions)
    : ISubcommandHandler, IAutocompleteHandler
{
    public static string Path => "feed remove";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var guildId = context.GuildId!.Value;
        if (context.Options.TypedFeed is null)
        {
            var page = await pages.FindAsync(guildId, 0, context.CallerTexts, cancellationToken);
            await context.RespondAsync(FeedList.Reply(page), cancellationToken);
        }
        else if (context.Options.FeedNumber is { } number && await feeds.RemoveAsync((long)guildId.Value, number) is { } removed)
        {
            await context.ReplyEphemeralAsync(Describe(removed, context.CallerTexts), cancellationToken);
        }
        else
        {
            await ChosenFeed.ReplyUnknownAsync(context, cancellationToken);
        }
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.FindAsync(request, cancellationToken);

    public static string Describe(Feed removed, LanguageTexts texts) =>
        texts.Say("feed.removed", FeedWords.Number(removed), FeedWords.Kind(removed, texts), FeedWords.Channel(removed));
}
