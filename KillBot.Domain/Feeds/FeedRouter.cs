using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;

namespace KillBot.Domain.Feeds;

/// <summary>
/// Finds the channels that are to hear of a kill and writes an outbox row for each: one per channel, however many of its
/// feeds match. A cache of <see cref="WriteTransaction"/>.
/// </summary>
internal sealed class FeedRouter
{
    // Guilds that the bot has left, or that have turned announcements off, keep their feeds for later.
    private const string SelectFeeds = """
        SELECT feeds.server_id, channel_id, kind
        FROM feeds
        JOIN servers ON servers.id = feeds.server_id AND servers.is_active = 1
        LEFT JOIN server_settings s ON s.server_id = feeds.server_id
        WHERE s.server_id IS NULL OR (s.kill_tracker AND s.notifications AND s.kill_notifications)
        """;

    private Dictionary<(Guid ServerId, FeedKind Kind), List<string>>? _feeds;

    public void Route(WriteTransaction transaction, Kill kill, OutboxSignal signal)
    {
        _feeds ??= ReadFeeds(transaction);
        if (_feeds.Count == 0)
        {
            return;
        }

        if (kill.CountsAsKill)
        {
            Route(transaction, kill, kill.KillerId!.Value, FeedKind.Kills, signal);
        }

        if (kill.VictimId is { } victim)
        {
            Route(transaction, kill, victim, FeedKind.Deaths, signal);
        }
    }

    private void Route(WriteTransaction transaction, Kill kill, Guid playerId, FeedKind kind, OutboxSignal signal)
    {
        foreach (var server in transaction.Cached<PlayerServers>().Of(transaction, playerId))
        {
            if (!_feeds!.TryGetValue((server, kind), out var destinations))
            {
                continue;
            }

            foreach (var destination in destinations)
            {
                transaction.AddToOutbox(signal, destination, EventName.KillRecorded, kill.Id);
            }
        }
    }

    private static Dictionary<(Guid ServerId, FeedKind Kind), List<string>> ReadFeeds(WriteTransaction transaction)
    {
        Dictionary<(Guid ServerId, FeedKind Kind), List<string>> feeds = [];
        using var reader = transaction.Command(SelectFeeds).Query();
        while (reader.Read())
        {
            var key = (reader.Id(0), Enum.Parse<FeedKind>(reader.GetString(2)));
            if (!feeds.TryGetValue(key, out var destinations))
            {
                destinations = [];
                feeds.Add(key, destinations);
            }

            destinations.Add(Destination.DiscordChannel(reader.GetInt64(1)).ToString());
        }

        return feeds;
    }
}
