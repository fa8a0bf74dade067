using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Notifications;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Domain.VRChat.Watches;

/// <summary>Tells those who watch somebody or a world, once the visits of an event are recorded.</summary>
internal sealed class WatchNews(OutboxSignal signal)
{
    public void Tell(WriteTransaction transaction, VRChatActivity activity, VRChatSession session)
    {
        if (activity.UserId is not { } userId || transaction.Now - activity.Timestamp > VRChatFeeds.NewsAge)
        {
            return;
        }

        if (activity.Type is VRChatEventType.PlayerJoined or VRChatEventType.PlayerLeft
            && (activity.RepeatOf is null || !transaction.HasServerHeard(activity, session.ServerId)))
        {
            TellOfUser(transaction, activity, userId, session);
        }

        if (activity.Type is VRChatEventType.PlayerJoined or VRChatEventType.PlayerPresent && session.WorldId is { } worldId)
        {
            TellOfWorld(transaction, activity, worldId, session);
        }
    }

    private void TellOfUser(WriteTransaction transaction, VRChatActivity activity, string userId, VRChatSession session)
    {
        var watches = transaction.FindWatches(session.ServerId, WatchKind.User, userId);
        if (watches.Count == 0)
        {
            return;
        }

        if (transaction.ForbidsWatching(userId))
        {
            transaction.DeleteWatchesOf(userId);
            return;
        }

        if (!transaction.FeedFacts.MayName(session.ServerId, new FeedPerson(activity.DisplayName ?? "", VRChatUserId: userId)))
        {
            return;
        }

        var kind = activity.Type == VRChatEventType.PlayerJoined ? WatchNoticeKind.Arrived : WatchNoticeKind.Left;
        foreach (var watch in watches)
        {
            Tell(transaction, watch, NoticeOf(kind, activity, session, 0));
        }
    }

    // Told as the number is reached from below: each event adds one.
    private void TellOfWorld(WriteTransaction transaction, VRChatActivity activity, string worldId, VRChatSession session)
    {
        var watches = transaction.FindWatches(session.ServerId, WatchKind.World, worldId);
        // What another tracker of the server saw changes no number.
        if (watches.Count == 0 || (activity.RepeatOf is { } repeated && transaction.HasServerSeen(activity, repeated, session.ServerId)))
        {
            return;
        }

        var count = transaction.CountPresent(session.InstanceKey, session.ServerId);
        foreach (var watch in watches.Where(watch => watch.Threshold == count))
        {
            Tell(transaction, watch, NoticeOf(WatchNoticeKind.Reached, activity, session, count));
        }
    }

    private void Tell(WriteTransaction transaction, ToldWatch watch, WatchNotice notice)
    {
        var (id, destination, now) = (watch.Id, watch.Destination.ToString(), transaction.Now);
        // The clock may have been set back since.
        if (watch.Told is not var (at, kind) || now - at >= VRChatWatch.Quiet || at - now > VRChatWatch.Quiet)
        {
            transaction.AddToOutbox(signal, destination, EventName.VRChatWatched, id, notice.ToJson());
            transaction.NoteWatchTold(id, notice.Kind, now);
        }
        else if (at > now && notice.Kind != kind)
        {
            // It is again as it was told before what waits.
            transaction.TakeBackFromOutbox(destination, EventName.VRChatWatched, id);
            transaction.NoteWatchTold(id, notice.Kind, at - VRChatWatch.Quiet);
        }
        else if (at > now)
        {
            transaction.AddToOutbox(signal, destination, EventName.VRChatWatched, id, notice.ToJson(), null, at - now);
        }
        else if (transaction.ReplaceInOutbox(destination, EventName.VRChatWatched, id, notice.ToJson()))
        {
            transaction.NoteWatchTold(id, notice.Kind, at);
        }
        else if (notice.Kind != kind)
        {
            // Who goes from world to world leaves and arrives within seconds, and is not to be taken for gone.
            var due = at + VRChatWatch.Quiet;
            transaction.AddToOutbox(signal, destination, EventName.VRChatWatched, id, notice.ToJson(), null, due - now);
            transaction.NoteWatchTold(id, notice.Kind, due);
        }
    }

    private static WatchNotice NoticeOf(WatchNoticeKind kind, VRChatActivity activity, VRChatSession session, int count) => new(
        kind, kind == WatchNoticeKind.Reached ? null : activity.DisplayName, session.WorldName, session.ShownAccess, session.IsPrivate, count, activity.Timestamp);
}
