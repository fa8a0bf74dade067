using KillBot.Domain.Data;
using KillBot.Domain.Stats;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Analytics;

/// <summary>Counts where there is no rollup, from the kills by index: hours of persons, parts of an hour of servers.</summary>
internal static class CountsFromKills
{
    /// <summary>The hours of a person in a short time, two days at most.</summary>
    /// <param name="to">The first moment that does not count.</param>
    public static async Task<List<BucketCounts>> ListHoursAsync(
        KillBotDbContext context, AnalyticsScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (first, end) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        List<BucketCounts> counts = [];
        // One after the other, as the index has them.
        foreach (var player in scope.Players)
        {
            var id = player.ToByteArray(bigEndian: true);
            // By hand, since EF Core divides no times.
            var hours = await context.Database.SqlQuery<HourRow>($"""
                SELECT timestamp / 3600000 AS "Hour", sum(is_pvp) AS "PvpKills", sum(NOT is_pvp) AS "PveKills",
                    0 AS "Deaths", 0 AS "Suicides", 0 AS "EnvironmentalDeaths"
                FROM kills
                WHERE killer_id = {id} AND timestamp >= {first} AND timestamp < {end} AND game = {scope.Game}
                    AND NOT is_suicide AND NOT is_environmental
                GROUP BY "Hour"
                UNION ALL
                SELECT timestamp / 3600000 AS "Hour", 0, 0, count(*), sum(is_suicide), sum(is_environmental)
                FROM kills
                WHERE victim_id = {id} AND timestamp >= {first} AND timestamp < {end} AND game = {scope.Game}
                GROUP BY "Hour"
                """).ToListAsync(cancellationToken);
            counts.AddRange(hours.Select(h => new BucketCounts(
                h.Hour, new PlayerStats(h.PvpKills, h.PveKills, h.Deaths, h.Suicides, h.EnvironmentalDeaths))));
        }

        return counts;
    }

    /// <summary>What all players together did on a server in a part of an hour.</summary>
    /// <param name="until">The last moment that counts.</param>
    public static async Task<PlayerStats> SumOfServerAsync(
        KillBotDbContext context, Guid server, string game, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var kills = context.Kills.Where(
            kill => kill.ServerId == server && kill.Timestamp >= from && kill.Timestamp <= until && kill.Game == game);
        return PlayerStats.Sum(await kills.GroupBy(kill => kill.ServerId)
            .Select(all => new PlayerStats(
                all.Count(k => k.KillerId != null && !k.IsSuicide && !k.IsEnvironmental && k.IsPvP),
                all.Count(k => k.KillerId != null && !k.IsSuicide && !k.IsEnvironmental && !k.IsPvP),
                all.Count(k => k.VictimId != null),
                all.Count(k => k.VictimId != null && k.IsSuicide),
                all.Count(k => k.VictimId != null && k.IsEnvironmental)))
            .ToListAsync(cancellationToken));
    }

    private sealed record HourRow(int Hour, int PvpKills, int PveKills, int Deaths, int Suicides, int EnvironmentalDeaths);
}
