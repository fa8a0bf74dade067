using KillBot.Domain.Data;

namespace KillBot.Domain.Kills;

/// <summary>Counts kills without a death in between, inside a transaction of the writer.</summary>
internal static class KillStreaks
{
    /// <summary>Longer streaks are not counted to their end.</summary>
    public const int Max = 1000;

    private const string Count = """
        SELECT count(*) FROM (
            SELECT 1 FROM kills
            WHERE killer_id = @p0 AND NOT is_suicide AND NOT is_environmental AND timestamp <= @p1
                AND timestamp > coalesce((SELECT max(timestamp) FROM kills WHERE victim_id = @p0 AND timestamp <= @p1), 0)
            LIMIT @p2)
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>The kills of a kill's killer since the last death, up to and including this one.</summary>
        public int StreakOf(Kill kill)
        {
            using var reader = transaction.Command(Count).Set(0, kill.KillerId).Set(1, kill.Timestamp).Set(2, (long)Max).Query();
            return reader.Read() ? Math.Max(reader.GetInt32(0), 1) : 1;
        }
    }
}
