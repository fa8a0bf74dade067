using KillBot.Domain.Data;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;

namespace KillBot.Domain.Feeds;

/// <summary>
/// Finds the channels that are to hear of an event and writes an outbox row for each: one per channel, as the first of its matching feeds
/// tells it. A cache of <see cref="WriteTransaction"/>.
/// </summary>
internal sealed class FeedRouter
{
    private const string HasAny = "SELECT 1 FROM feeds LIMIT 1";

    // Guilds that the bot has left, or that have turned announcements off, keep their feeds for later.
    private const string SelectFeeds = $"""
        SELECT {FeedStatements.Columns}
        FROM feeds f
        JOIN servers ON servers.id = f.server_id AND servers.is_active = 1
        LEFT JOIN server_settings s ON s.server_id = f.server_id
        WHERE f.server_id = @p0 AND f.paused_at IS NULL AND f.style <> 'Live' AND (s.server_id IS NULL OR (s.notifications AND CASE f.kind
            WHEN 'VRChat' THEN 1
            WHEN 'Leaderboard' THEN s.leaderboard
            ELSE s.kill_tracker AND s.kill_notifications END))
        ORDER BY f.number
        """;

    // Kept from kill to kill, so that a busy writer allocates nothing for it.
    private readonly List<FeedRoute> _found = [];
    private readonly Dictionary<string, FeedRoute> _chosen = new(StringComparer.Ordinal);

    // Read when something happens in the server: a change somewhere must not have the writer read the feeds of everybody.
    private readonly Dictionary<Guid, FeedIndex<FeedRoute>> _indexes = [];
    private bool? _hasAny;

    /// <summary>Has a kill told where a feed follows its killer's kills or its victim's deaths.</summary>
    public void Route(WriteTransaction transaction, Kill kill, OutboxSignal signal)
    {
        if (!(_hasAny ??= FindAny(transaction)))
        {
            return;
        }

        FeedSubject? subject = null;
        if (kill.CountsAsKill)
        {
            Find(kill.KillerId!.Value, FeedKind.Kills);
        }

        if (kill.VictimId is { } victim)
        {
            Find(victim, FeedKind.Deaths);
        }

        Tell(transaction, EventName.KillRecorded, kill.Id, null, signal);

        void Find(Guid playerId, FeedKind kind)
        {
            var servers = transaction.Cached<PlayerServers>().Of(transaction, playerId);
            for (var i = 0; i < servers.Count; i++)
            {
                var server = servers[i];
                var index = IndexOf(transaction, server);
                if (index.HasFeeds(server, kind))
                {
                    index.Find(server, kind, subject ??= FeedSubject.OfKill(kill, transaction.FeedFacts), _found);
                }
            }
        }
    }

    /// <summary>Whether anybody is to hear of such an event in a server, whatever the filters say.</summary>
    public bool HasFeeds(WriteTransaction transaction, Guid serverId, FeedKind kind) => IndexOf(transaction, serverId).HasFeeds(serverId, kind);

    /// <summary>Has an event of a server told in the channels whose feeds match.</summary>
    /// <param name="subject">What filters ask about; <see cref="FeedFactStatements"/> has the facts.</param>
    /// <param name="eventName">Of <see cref="EventName"/>.</param>
    /// <param name="data">What there is to tell, JSON, where it is not read from the subject when the message is composed.</param>
    public void Route(
        WriteTransaction transaction, Guid serverId, FeedKind kind, FeedSubject subject, string eventName, Guid subjectId, string? data, OutboxSignal signal)
    {
        IndexOf(transaction, serverId).Find(serverId, kind, subject, _found);
        Tell(transaction, eventName, subjectId, data, signal);
    }

    private void Tell(WriteTransaction transaction, string eventName, Guid subjectId, string? data, OutboxSignal signal)
    {
        if (_found.Count == 0)
        {
            return;
        }

        foreach (var feed in _found)
        {
            if (!_chosen.TryGetValue(feed.Destination, out var other) || feed.Number < other.Number)
            {
                _chosen[feed.Destination] = feed;
            }
        }

        foreach (var feed in _chosen.Values)
        {
            transaction.AddToOutbox(signal, feed.Destination, eventName, subjectId, data, feed.Id, feed.Delay);
        }

        _found.Clear();
        _chosen.Clear();
    }

    private FeedIndex<FeedRoute> IndexOf(WriteTransaction transaction, Guid serverId)
    {
        if (!_indexes.TryGetValue(serverId, out var index))
        {
            index = new FeedIndex<FeedRoute>(ReadFeeds(transaction, serverId));
            _indexes.Add(serverId, index);
        }

        return index;
    }

    private static bool FindAny(WriteTransaction transaction)
    {
        using var reader = transaction.Command(HasAny).Query();
        return reader.Read();
    }

    private static List<IndexedFeed<FeedRoute>> ReadFeeds(WriteTransaction transaction, Guid serverId)
    {
        List<IndexedFeed<FeedRoute>> feeds = [];
        using var reader = transaction.Command(SelectFeeds).Set(0, serverId).Query();
        while (reader.Read())
        {
            var feed = FeedStatements.Read(reader);
            var filter = feed.Filter is null ? null : FeedFilter.Parse(feed.Filter, feed.Kind);
            if (filter is { IsValid: false })
            {
                // One that an older version let pass. Everything would be too much, and FeedTraceQueries tells.
                continue;
            }

            var route = new FeedRoute(feed.Id, feed.Number, Destination.DiscordChannel(feed.ChannelId).ToString(), feed.Delay);
            feeds.Add(new IndexedFeed<FeedRoute>(feed.ServerId, feed.Kind, filter?.Filter, route));
        }

        return feeds;
    }
}
