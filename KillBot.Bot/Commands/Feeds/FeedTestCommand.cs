using KillBot.Bot.Boards;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Domain.Boards;
using KillBot.Domain.Feeds;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>
/// <c>/feed test feed [kill]</c>: posts a made-up kill, visit or leaderboard as the feed would show it, marked as such, at once and notifying nobody; with a
/// kill it posts nothing and tells what the feed makes of that one.
/// </summary>
internal sealed class FeedTestCommand(
    IDiscordRest discord,
    ChosenFeed chosen,
    ChannelAccess access,
    GuildLanguages languages,
    FeedTrial trial,
    ServerSettingsService settings,
    FeedSuggestions suggestions,
    TimeProvider timeProvider)
    : ISubcommandHandler, IAutocompleteHandler
{
    private const int MaxError = 300;

    public static string Path => "feed test";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        if (await chosen.FindAsync(context, cancellationToken) is not { } feed)
        {
            return;
        }

        if (context.Options.TypedKill is not null)
        {
            await context.ReplyEphemeralAsync(await trial.DescribeAsync(context, feed, cancellationToken), cancellationToken);
            return;
        }

        await PostSampleAsync(context, feed, cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.FindAsync(request, cancellationToken);

    private async Task PostSampleAsync(InteractionContext context, Feed feed, CancellationToken cancellationToken)
    {
        var (texts, channelId) = (context.CallerTexts, new Snowflake((ulong)feed.ChannelId));
        if (access.Find(context.GuildId!.Value, channelId) is { } problem)
        {
            await context.ReplyEphemeralAsync(
                texts.Say("feed.cannot-post", FeedWords.Channel(feed), ("reason", TextValue.Markdown(problem.In(texts)))), cancellationToken);
            return;
        }

        try
        {
            await discord.CreateMessageAsync(channelId, await ComposeAsync(context, feed, cancellationToken), cancellationToken);
        }
        catch (DiscordRestException exception) when (!exception.IsTransient)
        {
            await context.ReplyEphemeralAsync(
                texts.Say("feed.test-refused", FeedWords.Channel(feed), ("error", TextValue.Escaped(exception.Message, MaxError))),
                cancellationToken);
            return;
        }

        await context.ReplyEphemeralAsync(texts.Say("feed.test-posted", FeedWords.Number(feed), FeedWords.Channel(feed)), cancellationToken);
    }

    private async Task<CreateMessage> ComposeAsync(InteractionContext context, Feed feed, CancellationToken cancellationToken)
    {
        var texts = await languages.OfAsync(context, cancellationToken);
        var guildSettings = await settings.FindByGuildAsync((long)context.GuildId!.Value.Value, cancellationToken);
        var role = feed.MentionRoleId is { } id ? Markdown.RoleMention(new Snowflake((ulong)id)) : null;
        var note = feed.Kind is FeedKind.Kills or FeedKind.Deaths ? texts["feed.test-note"] : texts.Say("feed.test-other", FeedWords.Kind(feed, texts));
        var zone = WallClock.ZoneOf(guildSettings.TimeZone ?? BoardAgenda.DefaultTimeZone);
        var (message, _) = ChannelLayout.Of([FeedSample.Of(feed, timeProvider.GetUtcNow(), zone, texts)], texts);
        return new CreateMessage { Content = Lines(role, note, message.Content), Embeds = message.Embeds };
    }

    private static string Lines(params IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => line is not null));
}
