using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Notifications;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Domain.VRChat.Events;

/// <summary>Has what the trackers of a server tell posted where the server's feeds follow VRChat.</summary>
internal sealed class VRChatFeeds(OutboxSignal signal)
{
    /// <summary>What is older is history: who came an hour ago is no news, and a tracker that catches up must not fill a channel.</summary>
    public static readonly TimeSpan NewsAge = TimeSpan.FromHours(1);

    /// <param name="tracker">Who told.</param>
    /// <param name="session">None for a client's start and end.</param>
    public void Tell(WriteTransaction transaction, VRChatTracker tracker, VRChatActivity activity, VRChatSession? session)
    {
        // A session keeps the server that it began with.
        var serverId = session?.ServerId ?? tracker.ServerId;
        var feeds = transaction.Cached<FeedRouter>();
        if (NameOf(activity.Type) is not { } name
            || !feeds.HasFeeds(transaction, serverId, FeedKind.VRChat)
            || transaction.Now - activity.Timestamp > NewsAge
            || (session is not null && activity.RepeatOf is not null && transaction.HasServerHeard(activity, serverId)))
        {
            return;
        }

        var told = new VRChatFeedEvent(
            serverId,
            tracker.Name,
            session?.WorldName,
            session?.ShownAccess,
            session is { IsPrivate: true },
            activity.UserId,
            activity.DisplayName,
            activity.Timestamp);
        var subject = FeedSubject.OfVRChat(
            serverId,
            activity is { UserId: null, DisplayName: null } ? null : new FeedPerson(activity.DisplayName ?? "", VRChatUserId: activity.UserId),
            session?.WorldId,
            session?.WorldName,
            told.Access,
            transaction.FeedFacts);
        feeds.Route(
            transaction, serverId, FeedKind.VRChat, subject, name, Guid.CreateVersion7(transaction.Now), told.ToJson(), signal);
    }

    // Who was there before the tracker has not arrived now, and a world is left for the next.
    private static string? NameOf(VRChatEventType type) => type switch
    {
        VRChatEventType.PlayerJoined => EventName.VRChatPlayerJoined,
        VRChatEventType.PlayerLeft => EventName.VRChatPlayerLeft,
        VRChatEventType.WorldJoined => EventName.VRChatWorldChanged,
        VRChatEventType.VRChatStarted => EventName.VRChatStarted,
        VRChatEventType.VRChatStopped => EventName.VRChatStopped,
        _ => null,
    };
}
