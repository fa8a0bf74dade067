using KillBot.Domain.Data;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>Reads and writes visits inside a transaction of the writer.</summary>
internal static class VisitStatements
{
    private const string Columns =
        "id, user_id, instance_key, session_id, activity_id, display_name, joined_at, left_at, is_estimated_join, is_estimated_leave";

    private const string Insert = """
        INSERT INTO vrchat_visits (user_id, instance_key, session_id, activity_id, display_name, joined_at, left_at, is_estimated_join, is_estimated_leave)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
        """;

    private const string SelectOpen =
        $"SELECT {Columns} FROM vrchat_visits WHERE instance_key = @p0 AND user_id = @p1 AND left_at IS NULL";

    private const string SelectAllOpen = $"SELECT {Columns} FROM vrchat_visits WHERE instance_key = @p0 AND left_at IS NULL";

    // By the person: nobody visits much in a few days, and what somebody makes up must not cost more with each event.
    private const string SelectLast = $"""
        SELECT {Columns} FROM vrchat_visits
        WHERE user_id = @p0 AND joined_at BETWEEN @p1 AND @p2 ORDER BY joined_at DESC, id DESC LIMIT 200
        """;

    private const string SelectNext = $"""
        SELECT {Columns} FROM vrchat_visits
        WHERE user_id = @p0 AND joined_at > @p1 AND joined_at <= @p2 ORDER BY joined_at, id LIMIT 200
        """;

    private const string SelectSessions = """
        SELECT s.ended_at, s.instance_key FROM vrchat_activity a JOIN vrchat_sessions s ON s.id = a.session_id
        WHERE a.user_id = @p0 AND a.timestamp >= @p1 ORDER BY a.timestamp DESC LIMIT 200
        """;

    private const string SelectPresent = """
        SELECT a.user_id, max(a.display_name) FROM vrchat_sessions s JOIN vrchat_activity a ON a.session_id = s.id
        WHERE s.instance_key = @p0 AND s.ended_at IS NULL AND s.server_id = @p1
            AND a.user_id IN (SELECT user_id FROM vrchat_visits WHERE instance_key = @p0 AND left_at IS NULL)
        GROUP BY a.user_id
        """;

    private const string UpdateEnd = "UPDATE vrchat_visits SET left_at = @p1, is_estimated_leave = @p2 WHERE id = @p0";

    private const string UpdateBegin = "UPDATE vrchat_visits SET joined_at = @p1, is_estimated_join = 0 WHERE id = @p0";

    private const string UpdateOpen = "UPDATE vrchat_visits SET left_at = NULL, is_estimated_leave = 0 WHERE id = @p0";

    /// <summary>Nobody stays in an instance for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    extension(WriteTransaction transaction)
    {
        public void InsertVisit(VRChatVisit visit) => transaction.Command(Insert)
            .Set(0, visit.UserId).Set(1, visit.InstanceKey).Set(2, visit.SessionId).Set(3, visit.ActivityId).Set(4, visit.DisplayName)
            .Set(5, visit.JoinedAt).Set(6, visit.LeftAt).Set(7, visit.IsEstimatedJoin).Set(8, visit.IsEstimatedLeave)
            .Execute();

        public VRChatVisit? FindOpenVisit(byte[] instanceKey, string userId)
        {
            using var reader = transaction.Command(SelectOpen).Set(0, instanceKey).Set(1, userId).Query();
            return reader.Read() ? Read(reader) : null;
        }

        /// <summary>Who is in an instance.</summary>
        public List<VRChatVisit> FindOpenVisits(byte[] instanceKey)
        {
            List<VRChatVisit> found = [];
            using var reader = transaction.Command(SelectAllOpen).Set(0, instanceKey).Query();
            while (reader.Read())
            {
                found.Add(Read(reader));
            }

            return found;
        }

        /// <summary>Who is in an instance, of those whom a server's trackers saw there, as these call them.</summary>
        public List<(string UserId, string Name)> FindPresent(byte[] instanceKey, Guid serverId)
        {
            List<(string, string)> found = [];
            using var reader = transaction.Command(SelectPresent).Set(0, instanceKey).Set(1, serverId).Query();
            while (reader.Read())
            {
                found.Add((reader.GetString(0), reader.TextOrNull(1) ?? ""));
            }

            return found;
        }

        /// <summary>The visit of a person to an instance that began last before a time.</summary>
        public VRChatVisit? FindLastVisit(byte[] instanceKey, string userId, DateTimeOffset at)
        {
            using var reader = transaction.Command(SelectLast).Set(0, userId).Set(1, at - Longest).Set(2, at).Query();
            return FirstIn(instanceKey, reader);
        }

        /// <summary>The visit of a person to an instance that began first after a time, and not after <paramref name="end"/>.</summary>
        public VRChatVisit? FindNextVisit(byte[] instanceKey, string userId, DateTimeOffset at, DateTimeOffset end)
        {
            using var reader = transaction.Command(SelectNext).Set(0, userId).Set(1, at).Set(2, end).Query();
            return FirstIn(instanceKey, reader);
        }

        /// <summary>When the last of the sessions ended whose trackers saw somebody in an instance since a time.</summary>
        public DateTimeOffset? FindLastEnd(byte[] instanceKey, string userId, DateTimeOffset since)
        {
            DateTimeOffset? last = null;
            using var reader = transaction.Command(SelectSessions).Set(0, userId).Set(1, since).Query();
            while (reader.Read())
            {
                if (reader.TimeOrNull(0) is { } ended && !(ended < last) && reader.Blob(1).AsSpan().SequenceEqual(instanceKey))
                {
                    last = ended;
                }
            }

            return last;
        }

        /// <summary>The visit during which somebody was in an instance at a time.</summary>
        public VRChatVisit? FindVisitAt(byte[] instanceKey, string userId, DateTimeOffset at) =>
            transaction.FindLastVisit(instanceKey, userId, at) is { } visit && (visit.LeftAt is null || visit.LeftAt >= at)
                ? visit
                : null;

        public void EndVisit(long id, DateTimeOffset? at, bool isEstimated) =>
            transaction.Command(UpdateEnd).Set(0, id).Set(1, at).Set(2, isEstimated).Execute();

        /// <summary>The arrival was seen after all.</summary>
        public void BeginVisit(long id, DateTimeOffset at) => transaction.Command(UpdateBegin).Set(0, id).Set(1, at).Execute();

        /// <summary>The person is there after all.</summary>
        public void OpenVisit(long id) => transaction.Command(UpdateOpen).Set(0, id).Execute();
    }

    private static VRChatVisit? FirstIn(byte[] instanceKey, CommandReader reader)
    {
        while (reader.Read())
        {
            if (Read(reader) is var visit && visit.InstanceKey.AsSpan().SequenceEqual(instanceKey))
            {
                return visit;
            }
        }

        return null;
    }

    private static VRChatVisit Read(CommandReader reader) => new()
    {
        Id = reader.GetInt64(0),
        UserId = reader.GetString(1),
        InstanceKey = reader.Blob(2),
        SessionId = reader.Id(3),
        ActivityId = reader.GetInt64(4),
        DisplayName = reader.GetString(5),
        JoinedAt = reader.Time(6),
        LeftAt = reader.TimeOrNull(7),
        IsEstimatedJoin = reader.GetBoolean(8),
        IsEstimatedLeave = reader.GetBoolean(9),
    };
}
