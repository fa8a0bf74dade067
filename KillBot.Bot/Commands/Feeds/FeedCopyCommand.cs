using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed copy feed channel</c></summary>
internal sealed class FeedCopyCommand(FeedDirectory feeds, ChosenFeed chosen, FeedChecks checks, FeedSuggestions suggestions)
    : ISubcommandHandler, IAutocompleteHandler
{
    public static string Path => "feed copy";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        if (await chosen.FindAsync(context, cancellationToken) is not { } original)
        {
            return;
        }

        var channelId = (long)context.Options.GetChannel(FeedOptions.ChannelName).Id.Value;
        var choices = original.Choices with { ChannelId = channelId };
        // One that an older version let pass.
        if ((FeedChanges.DescribeFilterError(choices, texts) ?? checks.Refuse(context, choices, isNewChannel: true)) is { } refusal)
        {
            await context.ReplyEphemeralAsync(refusal, cancellationToken);
            return;
        }

        var copied = await feeds.CopyAsync(
            (long)context.GuildId!.Value.Value, original.Number, channelId, (long)context.Caller.Id.Value);
        if (copied.Refusal == FeedRefusal.NotFound)
        {
            await ChosenFeed.ReplyUnknownAsync(context, cancellationToken);
            return;
        }

        await context.ReplyEphemeralAsync(
            copied is { Refusal: null, Feed: { } copy }
                ? $"{texts["feed.copied"]}\n{FeedWords.Line(copy, texts)}"
                : FeedResultWords.Describe(copied, texts),
            cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.FindAsync(request, cancellationToken);
}
