using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>Reads and writes sessions inside a transaction of the writer.</summary>
internal static class SessionStatements
{
    /// <summary>A tracker that follows several clients has one session of each.</summary>
    private const int RecentSessions = 4;

    private const string Columns =
        "id, tracker_id, server_id, world_id, world_name, location, access, instance_key, started_at, ended_at, is_estimated_end";

    private const string Insert = $"""
        INSERT INTO vrchat_sessions ({Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
        """;

    private const string SelectById = $"SELECT {Columns} FROM vrchat_sessions WHERE id = @p0";

    private const string SelectLast =
        $"SELECT {Columns} FROM vrchat_sessions WHERE tracker_id = @p0 AND started_at <= @p1 ORDER BY started_at DESC LIMIT @p2";

    private const string SelectNextStart = "SELECT min(started_at) FROM vrchat_sessions WHERE tracker_id = @p0 AND started_at > @p1";

    private const string SelectOpenIn = "SELECT 1 FROM vrchat_sessions WHERE instance_key = @p0 AND ended_at IS NULL LIMIT 1";

    private const string SelectAllOpenIn =
        $"SELECT {Columns} FROM vrchat_sessions WHERE instance_key = @p0 AND ended_at IS NULL ORDER BY started_at, id";

    private const string SelectAllOpenOf =
        $"SELECT {Columns} FROM vrchat_sessions WHERE server_id = @p0 AND ended_at IS NULL ORDER BY started_at, id";

    // By the trackers, whose index has what is over too.
    private const string SelectLastEnd = """
        SELECT max(s.ended_at) FROM vrchat_trackers t CROSS JOIN vrchat_sessions s ON s.tracker_id = t.id AND s.started_at >= @p2
        WHERE t.server_id = @p0 AND s.server_id = @p0 AND s.instance_key = @p1
        """;

    private const string UpdateEnd = "UPDATE vrchat_sessions SET ended_at = @p1, is_estimated_end = @p2 WHERE id = @p0";

    private const string UpdateName = "UPDATE vrchat_sessions SET world_name = @p1 WHERE id = @p0";

    private const string SelectShowsPrivate = "SELECT show_private_instances FROM server_settings WHERE server_id = @p0";

    extension(WriteTransaction transaction)
    {
        public void InsertSession(VRChatSession session) => transaction.Command(Insert)
            .Set(0, session.Id).Set(1, session.TrackerId).Set(2, session.ServerId)
            .Set(3, session.WorldId).Set(4, session.WorldName).Set(5, session.Location).Set(6, session.Access?.ToString())
            .Set(7, session.InstanceKey).Set(8, session.StartedAt).Set(9, session.EndedAt).Set(10, session.IsEstimatedEnd)
            .Execute();

        public VRChatSession? FindSession(Guid id)
        {
            using var reader = transaction.Command(SelectById).Set(0, id).Query();
            return reader.Read() ? Read(reader) : null;
        }

        /// <summary>The last sessions of a tracker that began at <paramref name="at"/> or before, the last first.</summary>
        public List<VRChatSession> FindLastSessions(Guid trackerId, DateTimeOffset at) =>
            ReadAll(transaction.Command(SelectLast).Set(0, trackerId).Set(1, at).Set(2, RecentSessions));

        /// <summary>The sessions of the trackers that are in an instance, the first first.</summary>
        public List<VRChatSession> FindOpenSessions(byte[] instanceKey) => ReadAll(transaction.Command(SelectAllOpenIn).Set(0, instanceKey));

        /// <summary>The open sessions of a server's trackers, the first first.</summary>
        public List<VRChatSession> FindOpenSessionsOf(Guid serverId) => ReadAll(transaction.Command(SelectAllOpenOf).Set(0, serverId));

        /// <summary>When the last of the sessions of a server's trackers in an instance ended that began at <paramref name="from"/> or later.</summary>
        public DateTimeOffset? FindLastEnd(Guid serverId, byte[] instanceKey, DateTimeOffset from)
        {
            using var reader = transaction.Command(SelectLastEnd).Set(0, serverId).Set(1, instanceKey).Set(2, from).Query();
            return reader.Read() ? reader.TimeOrNull(0) : null;
        }

        /// <summary>When the tracker's next session after <paramref name="at"/> began.</summary>
        public DateTimeOffset? FindNextStart(Guid trackerId, DateTimeOffset at)
        {
            using var reader = transaction.Command(SelectNextStart).Set(0, trackerId).Set(1, at).Query();
            return reader.Read() ? reader.TimeOrNull(0) : null;
        }

        /// <summary>Whether some tracker's client is in an instance.</summary>
        public bool IsWatched(byte[] instanceKey)
        {
            using var reader = transaction.Command(SelectOpenIn).Set(0, instanceKey).Query();
            return reader.Read();
        }

        public void EndSession(Guid id, DateTimeOffset at, bool isEstimated) =>
            transaction.Command(UpdateEnd).Set(0, id).Set(1, at).Set(2, isEstimated).Execute();

        public void ReopenSession(Guid id) =>
            transaction.Command(UpdateEnd).Set(0, id).Set(1, default(DateTimeOffset?)).Set(2, false).Execute();

        public void NameWorld(VRChatSession session) =>
            transaction.Command(UpdateName).Set(0, session.Id).Set(1, session.WorldName).Execute();

        public bool ShowsPrivateInstances(Guid serverId)
        {
            using var reader = transaction.Command(SelectShowsPrivate).Set(0, serverId).Query();
            return reader.Read() && reader.GetBoolean(0);
        }

        /// <summary>Forgets number and owner of a server's instances that not everybody may join.</summary>
        /// <remarks>It looks at all sessions: nobody changes that often.</remarks>
        public void HidePrivateInstances(Guid serverId) => transaction.Command("""
            UPDATE vrchat_sessions SET location = world_id || ':private'
            WHERE server_id = @p0 AND location IS NOT NULL AND access NOT IN ('Public', 'GroupPublic')
            """).Set(0, serverId).Execute();
    }

    private static List<VRChatSession> ReadAll(PreparedCommand command)
    {
        List<VRChatSession> found = [];
        using var reader = command.Query();
        while (reader.Read())
        {
            found.Add(Read(reader));
        }

        return found;
    }

    private static VRChatSession Read(CommandReader reader) => new()
    {
        Id = reader.Id(0),
        TrackerId = reader.Id(1),
        ServerId = reader.Id(2),
        WorldId = reader.TextOrNull(3),
        WorldName = reader.TextOrNull(4),
        Location = reader.TextOrNull(5),
        Access = reader.TextOrNull(6) is { } access ? Enum.Parse<InstanceAccess>(access) : null,
        InstanceKey = reader.Blob(7),
        StartedAt = reader.Time(8),
        EndedAt = reader.TimeOrNull(9),
        IsEstimatedEnd = reader.GetBoolean(10),
    };
}
