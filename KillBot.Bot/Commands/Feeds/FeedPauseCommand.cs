using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed pause feed</c></summary>
internal sealed class FeedPauseCommand(FeedDirectory feeds, FeedSuggestions suggestions) : ISubcommandHandler, IAutocompleteHandler
{
    public static string Path => "feed pause";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        if (context.Options.FeedNumber is { } number && await feeds.PauseAsync((long)context.GuildId!.Value.Value, number) is { } paused)
        {
            await context.ReplyEphemeralAsync(context.CallerTexts.Say("feed.paused", FeedWords.Number(paused)), cancellationToken);
        }
        else
        {
            await ChosenFeed.ReplyUnknownAsync(context, cancellationToken);
        }
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.FindAsync(request, cancellationToken);
}
