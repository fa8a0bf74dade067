using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Feeds;

/// <summary>Words kills, with the names that may be said now.</summary>
internal sealed class KillPosts(KillNotifications notifications, KillQueries kills) : IPostRenderer
{
    public IReadOnlyCollection<string> Events { get; } = [EventName.KillRecorded];

    public async Task<IReadOnlyDictionary<long, ChannelPost>> RenderAsync(
        Destination channel, IReadOnlyList<StyledItem> items, LanguageTexts texts, CancellationToken cancellationToken)
    {
        var found = await notifications.ReadAsync(channel, [.. items.Select(item => item.Item.SubjectId)], cancellationToken);
        Dictionary<long, ChannelPost> posts = new(items.Count);
        foreach (var (item, style) in items)
        {
            if (found.TryGetValue(item.SubjectId, out var notification))
            {
                // More than fit as embeds become a list, which has no room for it.
                var isFramed = style == FeedStyle.Full && items.Count <= EmbedLimits.EmbedsPerMessage;
                posts[item.Id] = Of(isFramed ? await WithStreakAsync(notification, cancellationToken) : notification, style, texts);
            }
        }

        return posts;
    }

    /// <summary>A kill as a feed of a style shows it.</summary>
    public static ChannelPost Of(KillNotification notification, FeedStyle style, LanguageTexts texts) => style switch
    {
        FeedStyle.Compact => Post(KillLine.Compact(notification, texts)),
        FeedStyle.Link => new ChannelPost(KillLine.Link(notification, texts), "kill.deaths"),
        _ => Post(KillLine.Short(notification, texts)) with { Embed = KillEmbed.Of(notification, texts) },
    };

    private static ChannelPost Post((string Line, string Sense) kill) => new(kill.Line, "kill.deaths") { Sense = kill.Sense };

    private async Task<KillNotification> WithStreakAsync(KillNotification notification, CancellationToken cancellationToken) =>
        notification is { KillerIsPrivate: false, Kill.CountsAsKill: true }
            ? notification with { Streak = await kills.CountStreakAsync(notification.Kill, cancellationToken) }
            : notification;
}
