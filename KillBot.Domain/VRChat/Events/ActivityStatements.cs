using KillBot.Domain.Data;

namespace KillBot.Domain.VRChat.Events;

/// <summary>Reads and writes activity and trackers inside a transaction of the writer.</summary>
internal static class ActivityStatements
{
    private const string SelectByEvent = "SELECT 1 FROM vrchat_activity WHERE tracker_id = @p0 AND event_id = @p1";

    private const string Insert = """
        INSERT INTO vrchat_activity (tracker_id, event_id, session_id, type, user_id, display_name, timestamp, repeat_of)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7) RETURNING id
        """;

    // Nobody does more in seconds; what somebody makes up must not cost more with each event.
    private const string SelectNear = """
        SELECT a.id, a.tracker_id, a.type, a.timestamp, a.repeat_of, s.instance_key
        FROM vrchat_activity a JOIN vrchat_sessions s ON s.id = a.session_id
        WHERE a.user_id = @p0 AND a.timestamp BETWEEN @p1 AND @p2 LIMIT 200
        """;

    // Whom a tracker only found there has not been told of as arriving.
    private const string SelectHeard = """
        SELECT 1 FROM vrchat_activity a JOIN vrchat_sessions s ON s.id = a.session_id
        WHERE a.user_id = @p0 AND a.timestamp BETWEEN @p1 AND @p2 AND (a.id = @p3 OR a.repeat_of = @p3) AND a.id <> @p4
            AND a.type <> 'PlayerPresent' AND s.server_id = @p5 LIMIT 1
        """;

    private const string SelectBetween = """
        SELECT a.timestamp, a.tracker_id, a.type, s.instance_key
        FROM vrchat_activity a JOIN vrchat_sessions s ON s.id = a.session_id
        WHERE a.user_id = @p0 AND a.timestamp > @p1 AND a.timestamp <= @p2 ORDER BY a.timestamp LIMIT 200
        """;

    private const string SelectUsers = "SELECT DISTINCT user_id FROM vrchat_activity WHERE session_id = @p0 AND user_id IS NOT NULL";

    private const string SelectLast = "SELECT max(timestamp) FROM vrchat_activity WHERE session_id = @p0";

    private const string SelectWorldJoined = "SELECT 1 FROM vrchat_activity WHERE session_id = @p0 AND type = 'WorldJoined' LIMIT 1";

    private const string TrackerColumns = "id, name, server_id, last_seen_at, is_running, session_id";

    private const string SelectTracker = $"SELECT {TrackerColumns} FROM vrchat_trackers WHERE id = @p0";

    private const string SelectSilent =
        $"SELECT {TrackerColumns} FROM vrchat_trackers WHERE is_running AND last_seen_at < @p0 ORDER BY last_seen_at LIMIT @p1";

    private const string UpsertTracker = $"""
        INSERT INTO vrchat_trackers ({TrackerColumns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, server_id = excluded.server_id, last_seen_at = excluded.last_seen_at,
            is_running = excluded.is_running, session_id = excluded.session_id
        """;

    extension(WriteTransaction transaction)
    {
        public bool HasActivity(Guid trackerId, string eventId)
        {
            using var reader = transaction.Command(SelectByEvent).Set(0, trackerId).Set(1, eventId).Query();
            return reader.Read();
        }

        public VRChatActivity InsertActivity(Guid trackerId, VRChatEvent told, Guid? sessionId, long? repeatOf)
        {
            using var reader = transaction.Command(Insert)
                .Set(0, trackerId).Set(1, told.EventId).Set(2, sessionId).Set(3, told.Type.ToString())
                .Set(4, told.UserId).Set(5, told.DisplayName).Set(6, told.Timestamp).Set(7, repeatOf).Query();
            reader.Read();
            return new VRChatActivity
            {
                Id = reader.GetInt64(0),
                TrackerId = trackerId,
                EventId = told.EventId,
                SessionId = sessionId,
                Type = told.Type,
                UserId = told.UserId,
                DisplayName = told.DisplayName,
                Timestamp = told.Timestamp,
                RepeatOf = repeatOf,
            };
        }

        /// <summary>What trackers told of a person in a time of seconds, and where.</summary>
        public List<NearActivity> FindActivityOf(string userId, DateTimeOffset from, DateTimeOffset to)
        {
            List<NearActivity> found = [];
            using var reader = transaction.Command(SelectNear).Set(0, userId).Set(1, from).Set(2, to).Query();
            while (reader.Read())
            {
                found.Add(new NearActivity(
                    reader.GetInt64(0),
                    reader.Id(1),
                    Enum.Parse<VRChatEventType>(reader.GetString(2)),
                    reader.Time(3),
                    reader.IsDBNull(4) ? null : reader.GetInt64(4),
                    reader.Blob(5)));
            }

            return found;
        }

        /// <summary>Whether a tracker of a server has told before what a repeat tells.</summary>
        public bool HasServerHeard(VRChatActivity repeat, Guid serverId)
        {
            // Both may lie one window away from what they repeat.
            var distance = 2 * RepeatedActivity.Window;
            using var reader = transaction.Command(SelectHeard)
                .Set(0, repeat.UserId).Set(1, repeat.Timestamp - distance).Set(2, repeat.Timestamp + distance)
                .Set(3, repeat.RepeatOf).Set(4, repeat.Id).Set(5, serverId).Query();
            return reader.Read();
        }

        /// <summary>
        /// When a tracker first saw somebody leave an instance, after a time and not after another. Clocks of other trackers differ.
        /// </summary>
        public DateTimeOffset? FindLeave(Guid trackerId, byte[] instanceKey, string userId, DateTimeOffset after, DateTimeOffset until)
        {
            using var reader = transaction.Command(SelectBetween).Set(0, userId).Set(1, after).Set(2, until).Query();
            while (reader.Read())
            {
                if (reader.GetString(2) == nameof(VRChatEventType.PlayerLeft) && reader.Id(1) == trackerId
                    && reader.Blob(3).AsSpan().SequenceEqual(instanceKey))
                {
                    return reader.Time(0);
                }
            }

            return null;
        }

        /// <summary>Of whom a session's tracker told.</summary>
        public List<string> FindUsers(Guid sessionId)
        {
            List<string> found = [];
            using var reader = transaction.Command(SelectUsers).Set(0, sessionId).Query();
            while (reader.Read())
            {
                found.Add(reader.GetString(0));
            }

            return found;
        }

        /// <summary>The time of the last activity of a session.</summary>
        public DateTimeOffset? FindLastActivity(Guid sessionId)
        {
            using var reader = transaction.Command(SelectLast).Set(0, sessionId).Query();
            return reader.Read() ? reader.TimeOrNull(0) : null;
        }

        public bool HasWorldJoined(Guid sessionId)
        {
            using var reader = transaction.Command(SelectWorldJoined).Set(0, sessionId).Query();
            return reader.Read();
        }

        public TrackerState? FindTracker(Guid id)
        {
            using var reader = transaction.Command(SelectTracker).Set(0, id).Query();
            return reader.Read() ? ReadTracker(reader) : null;
        }

        /// <summary>Trackers of running clients that have told nothing since <paramref name="since"/>.</summary>
        public List<TrackerState> FindSilentTrackers(DateTimeOffset since, int limit)
        {
            List<TrackerState> found = [];
            using var reader = transaction.Command(SelectSilent).Set(0, since).Set(1, limit).Query();
            while (reader.Read())
            {
                found.Add(ReadTracker(reader));
            }

            return found;
        }

        public void SaveTracker(TrackerState tracker) => transaction.Command(UpsertTracker)
            .Set(0, tracker.Id).Set(1, tracker.Name).Set(2, tracker.ServerId).Set(3, tracker.LastSeenAt)
            .Set(4, tracker.IsRunning).Set(5, tracker.SessionId).Execute();
    }

    private static TrackerState ReadTracker(CommandReader reader) => new()
    {
        Id = reader.Id(0),
        Name = reader.GetString(1),
        ServerId = reader.Id(2),
        LastSeenAt = reader.Time(3),
        IsRunning = reader.GetBoolean(4),
        SessionId = reader.IdOrNull(5),
    };
}

/// <summary>An activity of a person, and the instance of its session.</summary>
internal sealed record NearActivity(
    long Id, Guid TrackerId, VRChatEventType Type, DateTimeOffset Timestamp, long? RepeatOf, byte[] InstanceKey);
