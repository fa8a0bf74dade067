using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Kills;

/// <summary>Counts the kills of a killer since the last death.</summary>
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
        /// <summary>Up to and including this one, inside a transaction of the writer.</summary>
        public int StreakOf(Kill kill)
        {
            using var reader = transaction.Command(Count).Set(0, kill.KillerId).Set(1, kill.Timestamp).Set(2, (long)Max).Query();
            return reader.Read() ? Math.Max(reader.GetInt32(0), 1) : 1;
        }
    }

    /// <summary>Up to and including this one.</summary>
    public static async Task<int> CountAsync(KillBotDbContext context, Kill kill, CancellationToken cancellationToken)
    {
        var death = await context.Kills.Where(k => k.VictimId == kill.KillerId && k.Timestamp <= kill.Timestamp)
            .OrderByDescending(k => k.Timestamp).Select(k => (DateTimeOffset?)k.Timestamp).FirstOrDefaultAsync(cancellationToken);
        var since = death ?? DateTimeOffset.UnixEpoch;
        var count = await context.Kills
            .Where(k => k.KillerId == kill.KillerId && k.Timestamp > since && k.Timestamp <= kill.Timestamp && !k.IsSuicide && !k.IsEnvironmental)
            .OrderByDescending(k => k.Timestamp).Take(Max).CountAsync(cancellationToken);
        return Math.Max(count, 1);
    }
}
