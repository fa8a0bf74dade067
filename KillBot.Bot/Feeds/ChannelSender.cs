using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Rest;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Feeds;

/// <summary>Posts what the feeds of a channel tell.</summary>
internal sealed class ChannelSender : INotificationSender
{
    private readonly IDiscordRest _discord;
    private readonly DiscordGateway _gateway;
    private readonly ChannelAccess _access;
    private readonly PauseNotice _notice;
    private readonly FeedQueries _feeds;
    private readonly GuildLanguages _languages;
    private readonly Dictionary<string, IPostRenderer> _renderers;

    public ChannelSender(
        IDiscordRest discord,
        DiscordGateway gateway,
        ChannelAccess access,
        PauseNotice notice,
        FeedQueries feeds,
        GuildLanguages languages,
        IEnumerable<IPostRenderer> renderers)
    {
        (_discord, _gateway, _access, _notice, _feeds, _languages) = (discord, gateway, access, notice, feeds, languages);
        _renderers = renderers.SelectMany(renderer => renderer.Events, (renderer, name) => (name, renderer))
            .ToDictionary(entry => entry.name, entry => entry.renderer, StringComparer.Ordinal);
    }

    public string Kind => Destination.DiscordKind;

    public int MaxEvents => 200;

    public async Task<ComposedMessage> ComposeAsync(
        Destination destination, IReadOnlyList<OutboxItem> waiting, CancellationToken cancellationToken)
    {
        var texts = await FindTextsAsync(Snowflake.Parse(destination.Id), cancellationToken);
        var posts = await RenderAsync(destination, waiting, texts, cancellationToken);
        // The others were deleted, with the player who was in them, or are of somebody who hides now.
        var told = Enumerable.Range(0, waiting.Count).Where(index => posts.ContainsKey(waiting[index].Id)).ToList();
        if (told.Count == 0)
        {
            return new ComposedMessage(null, waiting.Count);
        }

        var (message, count) = ChannelLayout.Of([.. told.Select(index => posts[waiting[index].Id])], texts);
        return new ComposedMessage(message.ToJson(), count < told.Count ? told[count] : waiting.Count);
    }

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (_gateway.StopReason is { } refusal)
        {
            return new SendResult.Offline(refusal, ChannelRefusal.OfflineDelay);
        }

        var channelId = Snowflake.Parse(Destination.Parse(message.Destination).Id);
        if (await _access.FindKnownAsync(channelId, cancellationToken) is { } problem)
        {
            // Discord would say no, and counts how often it has to.
            return ChannelRefusal.Pause(problem);
        }

        try
        {
            await _discord.CreateMessageAsync(channelId, ChannelMessage.Parse(message.Payload).ToPost(message.Nonce), cancellationToken);
            return SendResult.Sent;
        }
        catch (DiscordRestException exception)
        {
            return await ChannelRefusal.ResultOfAsync(exception, message, () => _access.FindKnownAsync(channelId, cancellationToken));
        }
    }

    public Task DestinationPausedAsync(Destination destination, SendResult.Paused pause, CancellationToken cancellationToken) =>
        _notice.PausedAsync(destination, pause, cancellationToken);

    public Task DestinationResumedAsync(Destination destination, CancellationToken cancellationToken) =>
        _notice.ResumedAsync(destination, cancellationToken);

    private async Task<LanguageTexts> FindTextsAsync(Snowflake channelId, CancellationToken cancellationToken) =>
        await _access.FindGuildAsync(channelId, cancellationToken) is { } guildId
            ? await _languages.OfAsync(guildId, cancellationToken)
            : LanguageTexts.English;

    private async Task<Dictionary<long, ChannelPost>> RenderAsync(
        Destination destination, IReadOnlyList<OutboxItem> waiting, LanguageTexts texts, CancellationToken cancellationToken)
    {
        var channelId = (long)Snowflake.Parse(destination.Id).Value;
        var feeds = (await _feeds.ListByChannelAsync(channelId, cancellationToken)).ToDictionary(feed => feed.Id);
        Dictionary<long, ChannelPost> posts = new(waiting.Count);
        foreach (var items in waiting.GroupBy(item => _renderers.GetValueOrDefault(item.Event)))
        {
            if (items.Key is null)
            {
                continue;
            }

            var styled = items.Select(item => new StyledItem(item, FeedOf(item)?.Style ?? FeedStyle.Full)).ToList();
            var rendered = await items.Key.RenderAsync(destination, styled, texts, cancellationToken);
            foreach (var item in items)
            {
                if (rendered.TryGetValue(item.Id, out var post))
                {
                    posts[item.Id] = FeedOf(item)?.MentionRoleId is { } role ? post with { Role = new Snowflake((ulong)role) } : post;
                }
            }
        }

        return posts;

        Feed? FeedOf(OutboxItem item) => item.FeedId is { } id ? feeds.GetValueOrDefault(id) : null;
    }
}
