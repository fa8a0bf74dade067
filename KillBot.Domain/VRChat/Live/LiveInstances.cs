using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Notifications;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Domain.VRChat.Live;

/// <summary>
/// Begins, changes and closes the messages that show instances, in the transactions that change what they show. What a message says is
/// read when it is sent: the outbox only knows that it has to be looked at, once however often something changes.
/// </summary>
internal sealed class LiveInstances(OutboxSignal signal)
{
    private const string FollowsNoMore = "The feed follows no instances any more.";

    /// <summary>Brings the messages of the instances of some sessions in step.</summary>
    /// <param name="isNews">New messages may begin: a tracker that catches up on what is long over must not fill a channel.</param>
    public void Refresh(WriteTransaction transaction, IReadOnlyCollection<VRChatSession> touched, bool isNews)
    {
        if (touched.Count == 0 || transaction.Cached<LiveFeeds>().IsEmpty(transaction))
        {
            return;
        }

        foreach (var instance in touched.GroupBy(session => Convert.ToHexString(session.InstanceKey)))
        {
            Refresh(transaction, instance.First().InstanceKey, [.. instance], isNews);
        }
    }

    /// <summary>As <see cref="Refresh(WriteTransaction, IReadOnlyCollection{VRChatSession}, bool)"/>, whatever has changed.</summary>
    public void Refresh(WriteTransaction transaction, byte[] instanceKey) => Refresh(transaction, instanceKey, [], isNews: false);

    /// <summary>A feed has been added or changed, or its rest has ended: shows what it is to show, and closes what it is not to.</summary>
    public void Begin(WriteTransaction transaction, Feed feed)
    {
        var sessions = transaction.FindOpenSessionsOf(feed.ServerId).GroupBy(session => Convert.ToHexString(session.InstanceKey))
            .ToDictionary(instance => instance.Key, instance => instance.ToList());
        var filter = feed.Filter is { } text ? FeedFilter.Parse(text, feed.Kind).Filter : null;
        foreach (var message in transaction.FindOpenLiveMessages(feed.Id))
        {
            if (!sessions.TryGetValue(Convert.ToHexString(message.InstanceKey), out var here)
                || !Matches(transaction, new LiveFeed(feed, filter), here))
            {
                Close(transaction, message, transaction.Now);
            }
        }

        foreach (var here in sessions.Values)
        {
            Begin(transaction, here, isNews: true);
        }
    }

    /// <summary>A feed posts no more, or elsewhere: closes what it shows, where Discord allows it.</summary>
    /// <param name="channelId">Where it posted.</param>
    public void End(WriteTransaction transaction, Guid feedId, long channelId)
    {
        var channel = Destination.DiscordLive(channelId).ToString();
        var isPaused = OutboxStore.IsPaused(transaction, channel);
        foreach (var message in transaction.FindOpenLiveMessages(feedId))
        {
            if (isPaused)
            {
                message.EndedAt = transaction.Now;
                transaction.SaveLiveMessage(message);
            }
            else
            {
                Close(transaction, message, transaction.Now);
            }
        }

        if (isPaused && !transaction.HasLiveFeed(channelId))
        {
            OutboxStore.Abandon(transaction, channel, FollowsNoMore);
        }
    }

    /// <summary>Has a message looked at when its turn has come.</summary>
    public void Tell(WriteTransaction transaction, LiveMessage message)
    {
        if (message.IsUnwanted)
        {
            return;
        }

        // The clock may have been set back since.
        var wait = message.EditedAt is { } edited && edited <= transaction.Now + LiveMessage.Pace
            ? edited + LiveMessage.Pace - transaction.Now
            : TimeSpan.Zero;
        transaction.AddToOutbox(
            signal, Destination.DiscordLive(message.ChannelId).ToString(), EventName.VRChatInstance, message.Id, null, message.FeedId, wait);
    }

    private void Refresh(WriteTransaction transaction, byte[] instanceKey, IReadOnlyCollection<VRChatSession> touched, bool isNews)
    {
        var sessions = transaction.FindOpenSessions(instanceKey);
        foreach (var message in transaction.FindOpenLiveMessages(instanceKey))
        {
            var ended = touched.Where(session => session.ServerId == message.ServerId).Max(session => session.EndedAt);
            if (sessions.Exists(session => session.ServerId == message.ServerId && !IsNext(session, message, ended))
                || WasBridged(transaction, message, sessions))
            {
                Tell(transaction, message);
            }
            else
            {
                Close(transaction, message, ended ?? transaction.FindSession(message.SessionId)?.EndedAt ?? transaction.Now);
            }
        }

        foreach (var over in touched.Where(session => session.EndedAt is not null))
        {
            Correct(transaction, over, over.EndedAt!.Value);
        }

        foreach (var here in sessions.GroupBy(session => session.ServerId))
        {
            Begin(transaction, [.. here], isNews);
        }
    }

    /// <param name="sessions">Those of a server's trackers that are in an instance now, the first first.</param>
    private void Begin(WriteTransaction transaction, List<VRChatSession> sessions, bool isNews)
    {
        var first = sessions[0];
        foreach (var feed in transaction.Cached<LiveFeeds>().Of(transaction, first.ServerId))
        {
            var last = transaction.FindLastLiveMessage(first.InstanceKey, feed.Feed.ChannelId);
            if (last is { EndedAt: null })
            {
                continue;
            }

            // It was closed although a session went on: by a rest of the feed, or because a tracker was silent.
            var goesOn = last is not null && sessions.Exists(session => session.Id == last.SessionId || session.StartedAt < last.EndedAt);
            if ((goesOn || isNews) && Matches(transaction, feed, sessions))
            {
                var message = goesOn ? last! : New(transaction, feed.Feed, first);
                (message.FeedId, message.EndedAt) = (feed.Feed.Id, null);
                transaction.SaveLiveMessage(message);
                Tell(transaction, message);
            }
        }
    }

    private void Close(WriteTransaction transaction, LiveMessage message, DateTimeOffset at)
    {
        message.EndedAt = at > message.StartedAt ? at : message.StartedAt;
        transaction.SaveLiveMessage(message);
        Tell(transaction, message);
    }

    // Something was told late: of who was there, or that the session lasted longer.
    private void Correct(WriteTransaction transaction, VRChatSession session, DateTimeOffset ended)
    {
        foreach (var message in transaction.FindClosedLiveMessages(session.InstanceKey, session.StartedAt, ended))
        {
            if (!transaction.Cached<LiveFeeds>().Of(transaction, message.ServerId)
                .Any(feed => (feed.Feed.Id, feed.Feed.ChannelId) == (message.FeedId, message.ChannelId)))
            {
                continue;
            }

            var isOfIt = session.ServerId == message.ServerId && (session.Id == message.SessionId || session.StartedAt < message.EndedAt);
            if (isOfIt && ended > message.EndedAt)
            {
                message.EndedAt = ended;
                transaction.SaveLiveMessage(message);
            }

            Tell(transaction, message);
        }
    }

    // What is told late may be about a tracker that had left before the one came that is there now: others were there between them.
    private static bool WasBridged(WriteTransaction transaction, LiveMessage message, List<VRChatSession> sessions) =>
        sessions.Find(session => session.ServerId == message.ServerId) is { } open
        && transaction.FindLastEnd(message.ServerId, message.InstanceKey, message.StartedAt) > open.StartedAt;

    // Left and entered again at once: the next session has a message of its own.
    private static bool IsNext(VRChatSession session, LiveMessage message, DateTimeOffset? ended) =>
        ended is { } end && end > message.StartedAt && session.StartedAt >= end;

    // What the feed would tell one by one: that the tracker is there, or somebody who is.
    private static bool Matches(WriteTransaction transaction, LiveFeed feed, List<VRChatSession> sessions)
    {
        if (feed.Filter is not { } filter || Passes(null))
        {
            return true;
        }

        // Only who asks for members gets another answer for each person.
        return filter.ToString().Contains(FilterFields.NameOf(FilterField.Member), StringComparison.Ordinal)
            && transaction.FindPresent(sessions[0].InstanceKey, feed.Feed.ServerId)
                .Exists(person => Passes(new FeedPerson(person.Name, VRChatUserId: person.UserId)));

        bool Passes(FeedPerson? person) => filter.Matches(
            FeedSubject.OfVRChat(
                feed.Feed.ServerId,
                person,
                sessions[0].WorldId,
                sessions.Find(session => session.WorldName is not null)?.WorldName,
                sessions[0].ShownAccess,
                transaction.FeedFacts),
            feed.Feed.ServerId);
    }

    private static LiveMessage New(WriteTransaction transaction, Feed feed, VRChatSession first) => new()
    {
        Id = Guid.CreateVersion7(transaction.Now),
        FeedId = feed.Id,
        ServerId = feed.ServerId,
        ChannelId = feed.ChannelId,
        InstanceKey = first.InstanceKey,
        SessionId = first.Id,
        StartedAt = first.StartedAt,
    };
}
