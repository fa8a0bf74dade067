using KillBot.Domain.Data;
using KillBot.Domain.Stats;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Analytics;

/// <summary>
/// What was done in a scope, from the rollups: the cost grows with hours, days and players, not with the kills. The hours of a person, of
/// which there is no rollup, are counted from their kills.
/// </summary>
public sealed class AnalyticsQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    private static readonly PlayerStats Nothing = new(0, 0, 0, 0, 0);

    /// <summary>What was done in all of <paramref name="buckets"/> together.</summary>
    /// <param name="buckets">None = all of time.</param>
    public async Task<PlayerStats> SumAsync(AnalyticsScope scope, TimeBuckets? buckets, CancellationToken cancellationToken)
    {
        if (buckets is { } limited)
        {
            return (await ListAsync(scope, limited, cancellationToken)).Aggregate(Nothing, (sum, count) => sum + count);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = scope.ServerId is { } server
            ? HoursOf(context, server, scope.Game).GroupBy(hour => hour.ServerId).Select(hours => new PlayerStats(
                hours.Sum(h => h.PvpKills), hours.Sum(h => h.PveKills), hours.Sum(h => h.Deaths), hours.Sum(h => h.Suicides),
                hours.Sum(h => h.EnvironmentalDeaths)))
            : TotalsOf(context, scope).Select(
                t => new PlayerStats(t.PvpKills, t.PveKills, t.Deaths, t.Suicides, t.EnvironmentalDeaths));
        return (await counts.ToListAsync(cancellationToken)).Aggregate(Nothing, (sum, count) => sum + count);
    }

    /// <summary>What was done in each of <paramref name="buckets"/>, in their order, with those in which nothing was.</summary>
    public async Task<IReadOnlyList<PlayerStats>> ListAsync(AnalyticsScope scope, TimeBuckets buckets, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = (scope.ServerId, buckets.Size) switch
        {
            ({ } server, _) => await ListHoursAsync(context, server, scope.Game, buckets, cancellationToken),
            (null, BucketSize.Day) => await ListDaysAsync(context, scope, buckets, cancellationToken),
            _ => await CountHoursAsync(context, scope, buckets, cancellationToken),
        };
        var series = Enumerable.Repeat(Nothing, buckets.Count).ToArray();
        foreach (var (bucket, done) in counts)
        {
            series[bucket - buckets.First] += done;
        }

        return series;
    }

    private static IQueryable<ServerHour> HoursOf(KillBotDbContext context, Guid server, string game) =>
        context.ServerHours.Where(hour => hour.ServerId == server && hour.Game == game);

    private static IQueryable<PlayerTotals> TotalsOf(KillBotDbContext context, AnalyticsScope scope) =>
        context.PlayerTotals.Where(total => scope.Players.Contains(total.PlayerId) && total.Game == scope.Game);

    private static async Task<List<BucketCounts>> ListHoursAsync(
        KillBotDbContext context, Guid server, string game, TimeBuckets buckets, CancellationToken cancellationToken)
    {
        var (first, last, length) = (buckets.FirstHour, buckets.LastHour, buckets.HoursOfBucket);
        return await HoursOf(context, server, game)
            .Where(hour => hour.Hour >= first && hour.Hour <= last)
            .GroupBy(hour => hour.Hour / length)
            .Select(hours => new BucketCounts(hours.Key, new PlayerStats(
                hours.Sum(h => h.PvpKills), hours.Sum(h => h.PveKills), hours.Sum(h => h.Deaths), hours.Sum(h => h.Suicides),
                hours.Sum(h => h.EnvironmentalDeaths))))
            .ToListAsync(cancellationToken);
    }

    // By the few servers of a player, so that other days are not read.
    private static async Task<List<BucketCounts>> ListDaysAsync(
        KillBotDbContext context, AnalyticsScope scope, TimeBuckets buckets, CancellationToken cancellationToken)
    {
        var (first, last) = (buckets.First, buckets.Last);
        return await TotalsOf(context, scope)
            .Join(
                context.PlayerDays.Where(day => day.Day >= first && day.Day <= last),
                total => new { total.PlayerId, total.ServerId, total.Game },
                day => new { day.PlayerId, day.ServerId, day.Game },
                (_, d) => new BucketCounts(d.Day, new PlayerStats(d.PvpKills, d.PveKills, d.Deaths, d.Suicides, d.EnvironmentalDeaths)))
            .ToListAsync(cancellationToken);
    }

    private static async Task<List<BucketCounts>> CountHoursAsync(
        KillBotDbContext context, AnalyticsScope scope, TimeBuckets buckets, CancellationToken cancellationToken)
    {
        var (from, to) = (buckets.From.ToUnixTimeMilliseconds(), buckets.To.ToUnixTimeMilliseconds());
        List<BucketCounts> counts = [];
        foreach (var player in scope.Players)
        {
            // EF Core divides no times.
            var id = player.ToByteArray(bigEndian: true);
            var hours = await context.Database.SqlQuery<HourRow>($"""
                SELECT timestamp / 3600000 AS "Hour", sum(is_pvp) AS "PvpKills", sum(NOT is_pvp) AS "PveKills",
                    0 AS "Deaths", 0 AS "Suicides", 0 AS "EnvironmentalDeaths"
                FROM kills
                WHERE killer_id = {id} AND timestamp >= {from} AND timestamp < {to} AND game = {scope.Game}
                    AND NOT is_suicide AND NOT is_environmental
                GROUP BY "Hour"
                UNION ALL
                SELECT timestamp / 3600000 AS "Hour", 0, 0, count(*), sum(is_suicide), sum(is_environmental)
                FROM kills
                WHERE victim_id = {id} AND timestamp >= {from} AND timestamp < {to} AND game = {scope.Game}
                GROUP BY "Hour"
                """).ToListAsync(cancellationToken);
            counts.AddRange(hours.Select(h => new BucketCounts(
                h.Hour, new PlayerStats(h.PvpKills, h.PveKills, h.Deaths, h.Suicides, h.EnvironmentalDeaths))));
        }

        return counts;
    }

    private sealed record BucketCounts(int Bucket, PlayerStats Done);

    private sealed record HourRow(int Hour, int PvpKills, int PveKills, int Deaths, int Suicides, int EnvironmentalDeaths);
}
