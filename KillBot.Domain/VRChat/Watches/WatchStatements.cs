using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.VRChat.Events;

namespace KillBot.Domain.VRChat.Watches;

/// <summary>Reads and writes watches inside a transaction of the writer.</summary>
internal static class WatchStatements
{
    private const string Insert = """
        INSERT INTO vrchat_watches (id, server_id, discord_id, kind, subject, name, threshold, locale, created_at, channel_id, created_by)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
        ON CONFLICT (server_id, kind, subject, discord_id, channel_id) DO NOTHING
        """;

    private const string SelectCount = "SELECT count(*) FROM vrchat_watches WHERE discord_id = @p0";

    private const string SelectCountIn = "SELECT count(*) FROM vrchat_watches WHERE server_id = @p0 AND channel_id <> 0";

    // Channels are silent as they are for feeds: once the bot has left, or while announcements are turned off.
    private const string SelectOf = """
        SELECT w.id, w.threshold, w.told_at, w.told_kind, w.channel_id FROM vrchat_watches w
        JOIN servers ON servers.id = w.server_id
        LEFT JOIN server_settings s ON s.server_id = w.server_id
        WHERE w.server_id = @p0 AND w.kind = @p1 AND w.subject = @p2
            AND (w.channel_id = 0 OR (servers.is_active AND (s.server_id IS NULL OR s.notifications)))
        """;

    private const string UpdateBlocked = "UPDATE vrchat_watches SET blocked_at = @p1 WHERE discord_id = @p0";

    private const string SelectPresent = """
        SELECT count(*) FROM vrchat_visits WHERE instance_key = @p0 AND left_at IS NULL AND user_id IN (
            SELECT a.user_id FROM vrchat_sessions s JOIN vrchat_activity a ON a.session_id = s.id
            WHERE s.instance_key = @p0 AND s.ended_at IS NULL AND s.server_id = @p1)
        """;

    // Nobody comes and goes as often within a day; what somebody makes up must not cost more with each event.
    private const string SelectSeen = """
        SELECT 1 FROM (
            SELECT id, repeat_of, session_id FROM vrchat_activity
            WHERE user_id = @p0 AND timestamp BETWEEN @p1 AND @p2 ORDER BY timestamp DESC LIMIT 200) a
        JOIN vrchat_sessions s ON s.id = a.session_id
        WHERE (a.id = @p3 OR a.repeat_of = @p3) AND a.id <> @p4 AND s.server_id = @p5 LIMIT 1
        """;

    private const string SelectForbidden =
        "SELECT 1 FROM account_links WHERE kind = 'VRChat' AND subject = @p0 AND NOT allows_watching";

    extension(WriteTransaction transaction)
    {
        /// <summary>False for what the person watches there already.</summary>
        public bool InsertWatch(VRChatWatch watch) => transaction.Command(Insert)
            .Set(0, watch.Id).Set(1, watch.ServerId).Set(2, watch.DiscordId).Set(3, watch.Kind.ToString()).Set(4, watch.Subject)
            .Set(5, watch.Name).Set(6, watch.Threshold).Set(7, watch.Locale).Set(8, watch.CreatedAt).Set(9, watch.ChannelId).Set(10, watch.CreatedBy).Execute() == 1;

        public int CountWatchesOf(long discordId) => Count(transaction.Command(SelectCount).Set(0, discordId));

        /// <summary>What a server watches in its channels.</summary>
        public int CountWatchesIn(Guid serverId) => Count(transaction.Command(SelectCountIn).Set(0, serverId));

        public List<ToldWatch> FindWatches(Guid serverId, WatchKind kind, string subject)
        {
            List<ToldWatch> found = [];
            using var reader = transaction.Command(SelectOf).Set(0, serverId).Set(1, kind.ToString()).Set(2, subject).Query();
            while (reader.Read())
            {
                found.Add(new ToldWatch(
                    reader.Id(0),
                    reader.IsDBNull(1) ? null : reader.GetInt32(1),
                    reader.TimeOrNull(2) is { } at && reader.TextOrNull(3) is { } told ? (at, Enum.Parse<WatchNoticeKind>(told)) : null,
                    reader.GetInt64(4)));
            }

            return found;
        }

        /// <summary>How many of those whom a server's trackers saw in an instance are there.</summary>
        public int CountPresent(byte[] instanceKey, Guid serverId) => Count(transaction.Command(SelectPresent).Set(0, instanceKey).Set(1, serverId));

        /// <summary>Whether another tracker of a server has told of the arrival that an activity repeats, or of finding the person there.</summary>
        /// <param name="repeated">The id of what it repeats.</param>
        public bool HasServerSeen(VRChatActivity activity, long repeated, Guid serverId)
        {
            using var reader = transaction.Command(SelectSeen)
                .Set(0, activity.UserId).Set(1, activity.Timestamp.AddDays(-1)).Set(2, activity.Timestamp + (2 * RepeatedActivity.Window))
                .Set(3, repeated).Set(4, activity.Id).Set(5, serverId).Query();
            return reader.Read();
        }

        /// <summary>Whoever has proven to be the user of VRChat does not want to be watched.</summary>
        public bool ForbidsWatching(string userId)
        {
            using var reader = transaction.Command(SelectForbidden).Set(0, userId).Query();
            return reader.Read();
        }

        public void NoteWatchTold(Guid id, WatchNoticeKind kind, DateTimeOffset at) =>
            transaction.Command("UPDATE vrchat_watches SET told_at = @p1, told_kind = @p2 WHERE id = @p0")
                .Set(0, id).Set(1, at).Set(2, kind.ToString()).Execute();

        /// <summary>Notes when somebody took no direct message; null when they took one.</summary>
        public int NoteWatcherBlocked(long discordId, DateTimeOffset? at) =>
            transaction.Command(UpdateBlocked).Set(0, discordId).Set(1, at).Execute();

        /// <summary>Deletes a watch with what it was to tell.</summary>
        public bool DeleteWatch(Guid id)
        {
            var channelId = transaction.ChannelOfWatch(id);
            transaction.EraseDestination(Destination.DiscordWatch(id).ToString());
            var isDeleted = transaction.Command("DELETE FROM vrchat_watches WHERE id = @p0").Set(0, id).Execute() == 1;
            if (channelId != 0)
            {
                transaction.SilenceWatch(id, channelId);
            }

            return isDeleted;
        }

        /// <summary>Deletes what somebody watches, everywhere.</summary>
        public int DeleteWatchesBy(long discordId) =>
            transaction.DeleteAll(transaction.Command("SELECT id FROM vrchat_watches WHERE discord_id = @p0").Set(0, discordId));

        /// <summary>Deletes what somebody watches in one server.</summary>
        public void DeleteWatchesBy(long discordId, Guid serverId) => transaction.DeleteAll(
            transaction.Command("SELECT id FROM vrchat_watches WHERE discord_id = @p0 AND server_id = @p1").Set(0, discordId).Set(1, serverId));

        /// <summary>Has nobody watch a user of VRChat any more.</summary>
        public void DeleteWatchesOf(string userId) =>
            transaction.DeleteAll(transaction.Command("SELECT id FROM vrchat_watches WHERE kind = 'User' AND subject = @p0").Set(0, userId));

        private long ChannelOfWatch(Guid id)
        {
            using var reader = transaction.Command("SELECT channel_id FROM vrchat_watches WHERE id = @p0").Set(0, id).Query();
            return reader.Read() ? reader.GetInt64(0) : 0;
        }

        private int DeleteAll(PreparedCommand select)
        {
            List<Guid> ids = [];
            using (var reader = select.Query())
            {
                while (reader.Read())
                {
                    ids.Add(reader.Id(0));
                }
            }

            ids.ForEach(id => transaction.DeleteWatch(id));
            return ids.Count;
        }
    }

    private static int Count(PreparedCommand command)
    {
        using var reader = command.Query();
        reader.Read();
        return reader.GetInt32(0);
    }
}

/// <param name="Told">What was told last, and when.</param>
/// <param name="ChannelId">0 for direct messages.</param>
internal readonly record struct ToldWatch(Guid Id, int? Threshold, (DateTimeOffset At, WatchNoticeKind Kind)? Told, long ChannelId)
{
    public Destination Destination => ChannelId == 0 ? Destination.DiscordWatch(Id) : Destination.DiscordChannel(ChannelId);
}
