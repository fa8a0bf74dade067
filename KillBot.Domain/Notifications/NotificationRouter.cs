using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;

namespace KillBot.Domain.Notifications;

/// <summary>
/// Finds the channels that are to hear of a kill and writes an outbox row for each: one per channel, however many of its
/// feeds match. A cache of <see cref="WriteTransaction"/>.
/// </summary>
internal sealed class NotificationRouter
{
    private const int MembershipCapacity = 20_000;

    /// <summary>Older kills are history: a tracker that catches up must not flood the channels.</summary>
    private static readonly TimeSpan NewsAge = TimeSpan.FromHours(24);

    // Guilds that the bot has left, or that have turned announcements off, keep their feeds for later.
    private const string SelectFeeds = """
        SELECT feeds.server_id, channel_id, kind
        FROM feeds
        JOIN servers ON servers.id = feeds.server_id AND servers.is_active = 1
        LEFT JOIN server_settings s ON s.server_id = feeds.server_id
        WHERE s.server_id IS NULL OR (s.kill_tracker AND s.notifications AND s.kill_notifications)
        """;

    private const string SelectMemberships = "SELECT server_id FROM server_memberships WHERE player_id = @p0";
    private const string InsertItem =
        "INSERT OR IGNORE INTO outbox_items (destination, kill_id, created_at) VALUES (@p0, @p1, @p2)";

    private readonly Dictionary<Guid, Guid[]> _servers = [];
    private Dictionary<(Guid ServerId, FeedKind Kind), List<string>>? _feeds;

    public void Route(WriteTransaction transaction, Kill kill, OutboxSignal signal)
    {
        _feeds ??= ReadFeeds(transaction);
        if (_feeds.Count == 0 || transaction.Now - kill.Timestamp > NewsAge)
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
        foreach (var server in ServersOf(transaction, playerId))
        {
            if (!_feeds!.TryGetValue((server, kind), out var destinations))
            {
                continue;
            }

            foreach (var destination in destinations)
            {
                transaction.Command(InsertItem).Set(0, destination).Set(1, kill.Id).Set(2, transaction.Now).Execute();
                transaction.AfterCommit(() => signal.Wake(destination));
            }
        }
    }

    private Guid[] ServersOf(WriteTransaction transaction, Guid playerId)
    {
        if (_servers.TryGetValue(playerId, out var servers))
        {
            return servers;
        }

        if (_servers.Count >= MembershipCapacity)
        {
            _servers.Clear();
        }

        List<Guid> found = [];
        using (var reader = transaction.Command(SelectMemberships).Set(0, playerId).Query())
        {
            while (reader.Read())
            {
                found.Add(reader.Id(0));
            }
        }

        servers = [.. found];
        _servers.Add(playerId, servers);
        return servers;
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
