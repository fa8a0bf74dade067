using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed add kind channel [filter] [style] [delay] [role]</c></summary>
internal sealed class FeedAddCommand(FeedDirectory feeds, FeedChecks checks, FeedSuggestions suggestions, FeedSilence silence)
    : ISubcommandHandler, IAutocompleteHandler
{
    public static string Path => "feed add";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (guildId, texts) = ((long)context.GuildId!.Value.Value, context.CallerTexts);
        var changes = FeedChanges.Read(context.Options, texts, out var problem);
        if (changes is null)
        {
            await context.ReplyEphemeralAsync(problem, cancellationToken);
            return;
        }

        var choices = changes.Apply(new FeedChoices(0, FeedKind.Kills));
        if ((FeedChanges.DescribeFilterError(choices, texts) ?? checks.Refuse(context, choices, isNewChannel: true)) is { } refusal)
        {
            await context.ReplyEphemeralAsync(refusal, cancellationToken);
            return;
        }

        var added = await feeds.AddAsync(guildId, choices, (long)context.Caller.Id.Value);
        var answer = added is { Refusal: null, Feed: { } feed }
            ? Describe(feed, texts, (await silence.FindAsync(context.GuildId!.Value, [feed], texts, cancellationToken)).GetValueOrDefault(feed.Id))
            : FeedResultWords.Describe(added, texts);
        await context.ReplyEphemeralAsync(answer, cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.FindAsync(request, cancellationToken);

    private static string Describe(Feed feed, LanguageTexts texts, string? silence) => string.Join('\n', ((string?[])
    [
        texts.Say("feed.added", FeedWords.Number(feed), FeedWords.Kind(feed, texts), FeedWords.Channel(feed)),
        feed.Kind == FeedKind.Leaderboard ? texts["feed.leaderboard-meaning"] : null,
        FeedWords.DelayMeaning(feed, texts),
        FeedWords.LiveMeaning(feed, texts),
        silence,
    ]).Where(line => line is not null));
}
