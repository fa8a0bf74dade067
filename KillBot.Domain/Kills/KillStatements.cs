using KillBot.Domain.Data;

namespace KillBot.Domain.Kills;

/// <summary>The statements of the ingest path, prepared once: several times faster than change tracking.</summary>
internal static class KillStatements
{
    private const string Columns = """
        id, game, killer_id, killer_name, victim_id, victim_name, server_id, weapon, location, is_pvp, is_suicide,
        is_environmental, timestamp, recorded_at, raw_data, reporters
        """;

    private const string InsertKill = $"""
        INSERT INTO kills ({Columns}, is_news)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16)
        """;

    private const string SelectByEvent = $"""
        SELECT {Columns} FROM kills
        WHERE id = (SELECT kill_id FROM kill_reports WHERE api_key_id = @p0 AND event_id = @p1)
        """;

    // IS finds NULL too, and uses the index like =.
    private const string SelectNearVictim =
        $"SELECT {Columns} FROM kills WHERE victim_id IS @p0 AND timestamp BETWEEN @p1 AND @p2 AND killer_id IS @p3";

    private const string SelectNearKiller =
        $"SELECT {Columns} FROM kills WHERE killer_id = @p0 AND timestamp BETWEEN @p1 AND @p2";

    private const string SelectBetween = $"""
        SELECT {Columns} FROM kills WHERE victim_id = @p0 AND killer_id = @p1 AND NOT is_suicide AND NOT is_environmental
        UNION ALL
        SELECT {Columns} FROM kills WHERE victim_id = @p1 AND killer_id = @p0 AND NOT is_suicide AND NOT is_environmental
        """;

    // The kill that an event made may be gone, with a player who was deleted.
    private const string InsertReport = """
        INSERT INTO kill_reports (api_key_id, event_id, kill_id) VALUES (@p0, @p1, @p2)
        ON CONFLICT (api_key_id, event_id) DO UPDATE SET kill_id = excluded.kill_id WHERE kill_id <> excluded.kill_id
        """;

    private const string UpdateReported =
        "UPDATE kills SET reporters = @p1, weapon = @p2, location = @p3 WHERE id = @p0";

    private const string TouchKey =
        "UPDATE api_keys SET last_used_at = @p1 WHERE id = @p0 AND (last_used_at IS NULL OR last_used_at <= @p2)";

    extension(WriteTransaction transaction)
    {
        public void Insert(Kill kill) => transaction.Command(InsertKill)
            .Set(0, kill.Id).Set(1, kill.Game)
            .Set(2, kill.KillerId).Set(3, kill.KillerName)
            .Set(4, kill.VictimId).Set(5, kill.VictimName)
            .Set(6, kill.ServerId).Set(7, kill.Weapon).Set(8, kill.Location)
            .Set(9, kill.IsPvP).Set(10, kill.IsSuicide).Set(11, kill.IsEnvironmental)
            .Set(12, kill.Timestamp).Set(13, kill.RecordedAt)
            .Set(14, kill.RawData).Set(15, (long)kill.Reporters).Set(16, kill.IsNews)
            .Execute();

        public Kill? FindKillOfEvent(Guid apiKeyId, string eventId)
        {
            using var reader = transaction.Command(SelectByEvent).Set(0, apiKeyId).Set(1, eventId).Query();
            return reader.Read() ? Read(reader) : null;
        }

        /// <summary>
        /// Kills with the killer and victim of <paramref name="report"/>, from <paramref name="from"/> to <paramref name="to"/>.
        /// Found by the victim, or, where that is an NPC, by the killer: nobody has many in a few seconds.
        /// </summary>
        public List<Kill> FindKillsOf(NewKill report, Guid? killerId, Guid? victimId, DateTimeOffset from, DateTimeOffset to)
        {
            List<Kill> kills = [];
            var command = victimId is null && killerId is not null
                ? transaction.Command(SelectNearKiller).Set(0, killerId)
                : transaction.Command(SelectNearVictim).Set(0, victimId).Set(3, killerId);
            using var reader = command.Set(1, from).Set(2, to).Query();
            while (reader.Read())
            {
                if (AreOf(report, killerId, victimId, reader))
                {
                    kills.Add(Read(reader));
                }
            }

            return kills;
        }

        /// <summary>What two players have done to each other.</summary>
        public List<Kill> FindKillsBetween(Guid first, Guid second)
        {
            List<Kill> kills = [];
            using var reader = transaction.Command(SelectBetween).Set(0, first).Set(1, second).Query();
            while (reader.Read())
            {
                kills.Add(Read(reader));
            }

            return kills;
        }

        public void InsertEvent(Guid apiKeyId, string eventId, Guid killId) =>
            transaction.Command(InsertReport).Set(0, apiKeyId).Set(1, eventId).Set(2, killId).Execute();

        public void UpdateMerged(Kill kill) => transaction.Command(UpdateReported)
            .Set(0, kill.Id).Set(1, (long)kill.Reporters).Set(2, kill.Weapon).Set(3, kill.Location).Execute();

        public void TouchApiKey(Guid apiKeyId) => transaction.Command(TouchKey)
            .Set(0, apiKeyId).Set(1, transaction.Now).Set(2, transaction.Now.AddMinutes(-1)).Execute();
    }

    private static bool AreOf(NewKill report, Guid? killerId, Guid? victimId, CommandReader reader) =>
        reader.GetString(1) == report.Game
        && IsSame(reader.IdOrNull(2), reader.TextOrNull(3), killerId, report.KillerName)
        && IsSame(reader.IdOrNull(4), reader.GetString(5), victimId, report.VictimName);

    // A player may be called otherwise than then; NPCs have a name alone.
    private static bool IsSame(Guid? id, string? name, Guid? reportedId, string? reportedName) =>
        id is not null && reportedId is not null
            ? id == reportedId
            : string.Equals(name, reportedName, StringComparison.OrdinalIgnoreCase);

    private static Kill Read(CommandReader reader) => new()
    {
        Id = reader.Id(0),
        Game = reader.GetString(1),
        KillerId = reader.IdOrNull(2),
        KillerName = reader.TextOrNull(3),
        VictimId = reader.IdOrNull(4),
        VictimName = reader.GetString(5),
        ServerId = reader.Id(6),
        Weapon = reader.TextOrNull(7),
        Location = reader.TextOrNull(8),
        IsPvP = reader.GetBoolean(9),
        IsSuicide = reader.GetBoolean(10),
        IsEnvironmental = reader.GetBoolean(11),
        Timestamp = reader.Time(12),
        RecordedAt = reader.Time(13),
        RawData = reader.TextOrNull(14),
        Reporters = (KillReporters)reader.GetInt32(15),
    };
}
