using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed add kind channel [filter] [style] [delay] [role]</c></summary>
internal sealed class FeedAddCommand(FeedDirectory feeds, FeedChecks checks, FeedSuggestions suggestions, ServerSettingsService settings)
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
            ? Describe(feed, texts, await settings.FindByGuildAsync(guildId, cancellationToken))
            : FeedResultWords.Describe(added, texts);
        await context.ReplyEphemeralAsync(answer, cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.FindAsync(request, cancellationToken);

    private static string Describe(Feed feed, LanguageTexts texts, ServerSettings settings) => string.Join('\n', ((string?[])
    [
        texts.Say("feed.added", FeedWords.Number(feed), FeedWords.Kind(feed, texts), FeedWords.Channel(feed)),
        FeedWords.DelayMeaning(feed, texts),
        feed.Kind is not (FeedKind.Kills or FeedKind.Deaths) || settings.AnnouncesKills ? null
            : settings.KillTracker ? texts["feed.silent-notifications"] : texts["feed.silent-tracker"],
    ]).Where(line => line is not null));
}
