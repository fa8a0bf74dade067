using KillBot.Bot.Texts;
using KillBot.Domain.Notifications;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Feeds.VRChat;

/// <summary>Words what a server watches for its channels, where it stands among what feeds post.</summary>
internal sealed class WatchPosts(VRChatWatches watches, WatchGate gate) : IPostRenderer
{
    public IReadOnlyCollection<string> Events { get; } = [EventName.VRChatWatched];

    public async Task<IReadOnlyDictionary<long, ChannelPost>> RenderAsync(
        Destination channel, IReadOnlyList<StyledItem> items, LanguageTexts texts, CancellationToken cancellationToken)
    {
        Dictionary<long, ChannelPost> posts = new(items.Count);
        foreach (var (item, _) in items)
        {
            if (await watches.FindAsync(item.SubjectId, cancellationToken) is var (watch, _) && await gate.MayTellAsync(watch, cancellationToken))
            {
                posts[item.Id] = new ChannelPost(WatchWords.LineOf(WatchNotice.Parse(item.Data!), texts), "vrchat.events");
            }
        }

        return posts;
    }
}
