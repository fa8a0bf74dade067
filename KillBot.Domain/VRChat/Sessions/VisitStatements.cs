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

    // By the person: nobody visits much in a few days.
    private const string SelectLast = $"""
        SELECT {Columns} FROM vrchat_visits
        WHERE user_id = @p1 AND joined_at BETWEEN @p2 AND @p3 AND instance_key = @p0 ORDER BY joined_at DESC, id DESC LIMIT 1
        """;

    private const string UpdateEnd = "UPDATE vrchat_visits SET left_at = @p1, is_estimated_leave = @p2 WHERE id = @p0";

    private const string UpdateBegin = "UPDATE vrchat_visits SET joined_at = @p1, is_estimated_join = 0 WHERE id = @p0";

    private const string EndOfEmptyInstance = """
        UPDATE vrchat_visits SET left_at = max(joined_at, @p1), is_estimated_leave = 1
        WHERE instance_key = @p0 AND left_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM vrchat_sessions WHERE instance_key = @p0 AND ended_at IS NULL)
        """;

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

        /// <summary>The visit of a person to an instance that began last before a time.</summary>
        public VRChatVisit? FindLastVisit(byte[] instanceKey, string userId, DateTimeOffset at)
        {
            using var reader = transaction.Command(SelectLast).Set(0, instanceKey).Set(1, userId).Set(2, at - Longest).Set(3, at).Query();
            return reader.Read() ? Read(reader) : null;
        }

        /// <summary>The visit during which somebody was in an instance at a time.</summary>
        public VRChatVisit? FindVisitAt(byte[] instanceKey, string userId, DateTimeOffset at) =>
            transaction.FindLastVisit(instanceKey, userId, at) is { } visit && (visit.LeftAt is null || visit.LeftAt >= at)
                ? visit
                : null;

        public void EndVisit(long id, DateTimeOffset at, bool isEstimated) =>
            transaction.Command(UpdateEnd).Set(0, id).Set(1, at).Set(2, isEstimated).Execute();

        /// <summary>The arrival was seen after all.</summary>
        public void BeginVisit(long id, DateTimeOffset at) => transaction.Command(UpdateBegin).Set(0, id).Set(1, at).Execute();

        /// <summary>Ends what is open in an instance that the last tracker has left: nobody sees the others leave.</summary>
        public void EndVisitsOfEmptyInstance(byte[] instanceKey, DateTimeOffset at) =>
            transaction.Command(EndOfEmptyInstance).Set(0, instanceKey).Set(1, at).Execute();
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
