using KillBot.Domain.Data;
using KillBot.Domain.Stats;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Analytics;

/// <summary>
/// What was done in a scope, from the rollups: the cost grows with hours, days and players, not with the kills.
/// </summary>
public sealed class AnalyticsQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>What was done in all of <paramref name="buckets"/> together.</summary>
    /// <param name="buckets">None = all of time.</param>
    public async Task<PlayerStats> SumAsync(AnalyticsScope scope, TimeBuckets? buckets, CancellationToken cancellationToken)
    {
        if (buckets is { } limited)
        {
            return PlayerStats.Sum(await ListAsync(scope, limited, cancellationToken));
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = scope.ServerId is { } server
            ? context.ServerHours.Where(hour => hour.ServerId == server && hour.Game == scope.Game)
                .GroupBy(hour => hour.ServerId)
                .Select(hours => new PlayerStats(
                    hours.Sum(h => h.PvpKills), hours.Sum(h => h.PveKills), hours.Sum(h => h.Deaths), hours.Sum(h => h.Suicides),
                    hours.Sum(h => h.EnvironmentalDeaths)))
            : TotalsOf(context, scope).Select(
                t => new PlayerStats(t.PvpKills, t.PveKills, t.Deaths, t.Suicides, t.EnvironmentalDeaths));
        return PlayerStats.Sum(await counts.ToListAsync(cancellationToken));
    }

    /// <summary>What was done in each of <paramref name="buckets"/>, in their order, with those in which nothing was.</summary>
    public async Task<IReadOnlyList<PlayerStats>> ListAsync(AnalyticsScope scope, TimeBuckets buckets, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = (scope.ServerId, buckets.Size) switch
        {
            ({ } server, _) => await ListHoursAsync(context, server, scope.Game, buckets, cancellationToken),
            (null, BucketSize.Day) => await ListDaysAsync(context, scope, buckets, cancellationToken),
            _ => await CountsFromKills.ListHoursAsync(context, scope, buckets.From, buckets.To, cancellationToken),
        };
        var series = Enumerable.Repeat(PlayerStats.Nothing, buckets.Count).ToArray();
        foreach (var (bucket, done) in counts)
        {
            series[bucket - buckets.First] += done;
        }

        return series;
    }

    /// <summary>What was done in each of <paramref name="buckets"/>, with what was done in the last bucket until <paramref name="until"/> only.</summary>
    public async Task<IReadOnlyList<PlayerStats>> ListAsync(
        AnalyticsScope scope, TimeBuckets buckets, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var whole = await ListAsync(scope, buckets with { Count = buckets.Count - 1 }, cancellationToken);
        return [.. whole, await CountAsync(scope, buckets.StartOf(buckets.Count - 1), until, cancellationToken)];
    }

    // A part of a day or an hour: of a server whole hours, and the kills of the last one; of a person the kills.
    private async Task<PlayerStats> CountAsync(
        AnalyticsScope scope, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (scope.ServerId is not { } server)
        {
            var hours = await CountsFromKills.ListHoursAsync(context, scope, from, until.AddMilliseconds(1), cancellationToken);
            return PlayerStats.Sum(hours.Select(hour => hour.Done));
        }

        var (first, last) = (TimeBuckets.HourOf(from), TimeBuckets.HourOf(until));
        var whole = await ListHoursAsync(context, server, scope.Game, new TimeBuckets(BucketSize.Hour, first, last - first), cancellationToken);
        return PlayerStats.Sum(whole.Select(hour => hour.Done)) + await CountsFromKills.SumOfServerAsync(
            context, server, scope.Game, DateTimeOffset.UnixEpoch.AddHours(last), until, cancellationToken);
    }

    private static IQueryable<PlayerTotals> TotalsOf(KillBotDbContext context, AnalyticsScope scope) =>
        context.PlayerTotals.Where(total => scope.Players.Contains(total.PlayerId) && total.Game == scope.Game);

    private static async Task<List<BucketCounts>> ListHoursAsync(
        KillBotDbContext context, Guid server, string game, TimeBuckets buckets, CancellationToken cancellationToken)
    {
        var (first, last, length) = (buckets.FirstHour, buckets.LastHour, buckets.HoursOfBucket);
        return await context.ServerHours
            .Where(hour => hour.ServerId == server && hour.Game == game && hour.Hour >= first && hour.Hour <= last)
            .GroupBy(hour => hour.Hour / length)
            .Select(hours => new BucketCounts(hours.Key, new PlayerStats(
                hours.Sum(h => h.PvpKills), hours.Sum(h => h.PveKills), hours.Sum(h => h.Deaths), hours.Sum(h => h.Suicides),
                hours.Sum(h => h.EnvironmentalDeaths))))
            .ToListAsync(cancellationToken);
    }

    // From the few totals of a player to the days, so that other days are not read; the outer join keeps SQLite from turning it around.
    private static async Task<List<BucketCounts>> ListDaysAsync(
        KillBotDbContext context, AnalyticsScope scope, TimeBuckets buckets, CancellationToken cancellationToken)
    {
        var (first, last) = (buckets.First, buckets.Last);
        var days = await (
            from total in TotalsOf(context, scope)
            from day in context.PlayerDays
                .Where(day => day.PlayerId == total.PlayerId && day.ServerId == total.ServerId && day.Game == total.Game)
                .Where(day => day.Day >= first && day.Day <= last)
                .DefaultIfEmpty()
            select day).ToListAsync(cancellationToken);
        return
        [
            .. days.OfType<PlayerDay>().Select(d => new BucketCounts(
                d.Day, new PlayerStats(d.PvpKills, d.PveKills, d.Deaths, d.Suicides, d.EnvironmentalDeaths))),
        ];
    }
}

/// <summary>What was done in a bucket.</summary>
/// <param name="Bucket">The hour or day, counted from 1970-01-01 UTC.</param>
internal sealed record BucketCounts(int Bucket, PlayerStats Done);
