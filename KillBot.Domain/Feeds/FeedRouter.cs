using KillBot.Domain.Data;
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
    // Guilds that the bot has left, or that have turned announcements off, keep their feeds for later.
    private const string SelectFeeds = $"""
        SELECT {FeedStatements.Columns}
        FROM feeds f
        JOIN servers ON servers.id = f.server_id AND servers.is_active = 1
        LEFT JOIN server_settings s ON s.server_id = f.server_id
        WHERE f.paused_at IS NULL AND (s.server_id IS NULL OR (s.kill_tracker AND s.notifications AND s.kill_notifications))
        """;

    // Kept from kill to kill, so that a busy writer allocates nothing for it.
    private readonly Dictionary<string, FeedRoute> _matched = new(StringComparer.Ordinal);
    private Dictionary<(Guid ServerId, FeedKind Kind), List<FeedRoute>>? _feeds;

    public void Route(WriteTransaction transaction, Kill kill, OutboxSignal signal)
    {
        _feeds ??= ReadFeeds(transaction);
        if (_feeds.Count == 0)
        {
            return;
        }

        _matched.Clear();
        if (kill.CountsAsKill)
        {
            Match(transaction, kill.KillerId!.Value, FeedKind.Kills);
        }

        if (kill.VictimId is { } victim)
        {
            Match(transaction, victim, FeedKind.Deaths);
        }

        foreach (var feed in _matched.Values)
        {
            transaction.AddToOutbox(signal, feed.Destination, EventName.KillRecorded, kill.Id, null, feed.Id, feed.Delay);
        }
    }

    private void Match(WriteTransaction transaction, Guid playerId, FeedKind kind)
    {
        foreach (var server in transaction.Cached<PlayerServers>().Of(transaction, playerId))
        {
            if (_feeds!.TryGetValue((server, kind), out var feeds))
            {
                feeds.ForEach(Add);
            }
        }
    }

    private void Add(FeedRoute feed)
    {
        if (!_matched.TryGetValue(feed.Destination, out var other) || feed.Number < other.Number)
        {
            _matched[feed.Destination] = feed;
        }
    }

    private static Dictionary<(Guid ServerId, FeedKind Kind), List<FeedRoute>> ReadFeeds(WriteTransaction transaction)
    {
        Dictionary<(Guid ServerId, FeedKind Kind), List<FeedRoute>> feeds = [];
        using var reader = transaction.Command(SelectFeeds).Query();
        while (reader.Read())
        {
            var feed = FeedStatements.Read(reader);
            var key = (feed.ServerId, feed.Kind);
            if (!feeds.TryGetValue(key, out var routes))
            {
                routes = [];
                feeds.Add(key, routes);
            }

            routes.Add(new FeedRoute(feed.Id, feed.Number, Destination.DiscordChannel(feed.ChannelId).ToString(), feed.Delay));
        }

        return feeds;
    }
}
