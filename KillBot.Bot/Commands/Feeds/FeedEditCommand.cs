using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed edit feed …</c>: only what is given changes, <c>none</c> and <c>clear</c> take away.</summary>
internal sealed class FeedEditCommand(FeedDirectory feeds, ChosenFeed chosen, FeedChecks checks, FeedSilence silence, FeedSuggestions suggestions)
    : ISubcommandHandler, IAutocompleteHandler
{
    public static string Path => "feed edit";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (guildId, texts) = ((long)context.GuildId!.Value.Value, context.CallerTexts);
        if (await chosen.FindAsync(context, cancellationToken) is not { } feed)
        {
            return;
        }

        var changes = FeedChanges.Read(context.Options, texts, out var problem);
        if ((changes is null ? problem : Refuse(context, feed, changes)) is { } refusal)
        {
            await context.ReplyEphemeralAsync(refusal, cancellationToken);
            return;
        }

        var changed = await feeds.ChangeAsync(guildId, feed.Number, changes!.Apply);
        if (changed.Refusal == FeedRefusal.NotFound)
        {
            await ChosenFeed.ReplyUnknownAsync(context, cancellationToken);
            return;
        }

        if (changed is not { Refusal: null, Feed: { } result })
        {
            await context.ReplyEphemeralAsync(FeedResultWords.Describe(changed, texts), cancellationToken);
            return;
        }

        var silent = await silence.FindAsync(context.GuildId!.Value, [result], texts, cancellationToken);
        await context.ReplyEphemeralAsync(Describe(result, texts, silent.GetValueOrDefault(result.Id)), cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.FindAsync(request, cancellationToken);

    private string? Refuse(InteractionContext context, Feed feed, FeedChanges changes)
    {
        if (!changes.IsAny)
        {
            return context.CallerTexts["feed.nothing-to-change"];
        }

        var choices = changes.Apply(feed.Choices);
        return FeedChanges.DescribeFilterError(choices, context.CallerTexts)
            ?? checks.Refuse(context, choices, isNewChannel: choices.ChannelId != feed.ChannelId);
    }

    private static string Describe(Feed feed, LanguageTexts texts, string? silence) => string.Join('\n', ((string?[])
    [
        texts["feed.changed"], FeedWords.Line(feed, texts), FeedWords.DelayMeaning(feed, texts), FeedWords.LiveMeaning(feed, texts), silence,
    ]).Where(line => line is not null));
}
