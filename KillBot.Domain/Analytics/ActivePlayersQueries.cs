using KillBot.Domain.Data;
using KillBot.Domain.Stats;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Analytics;

/// <summary>How many players of a scope killed or died, by days. The cost grows with players and days.</summary>
public sealed class ActivePlayersQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>How many different ones on all of <paramref name="days"/> together.</summary>
    public async Task<int> CountAsync(AnalyticsScope scope, TimeBuckets days, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await DaysOf(context, scope, days).Select(day => day.PlayerId).Distinct().CountAsync(cancellationToken);
    }

    /// <summary>How many on each of <paramref name="days"/>.</summary>
    public async Task<IReadOnlyList<int>> ListAsync(AnalyticsScope scope, TimeBuckets days, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await DaysOf(context, scope, days).GroupBy(day => day.Day)
            .Select(day => new { Day = day.Key, Players = day.Select(row => row.PlayerId).Distinct().Count() })
            .ToDictionaryAsync(day => day.Day, day => day.Players, cancellationToken);
        return [.. Enumerable.Range(days.First, days.Count).Select(day => found.GetValueOrDefault(day))];
    }

    // From the few servers of a player, or the players of a server, to their days, which lie side by side.
    private static IQueryable<PlayerDay> DaysOf(KillBotDbContext context, AnalyticsScope scope, TimeBuckets days)
    {
        var (first, last) = (days.First, days.Last);
        var totals = context.PlayerTotals.Where(total => total.Game == scope.Game);
        return (scope.ServerId is { } server
                ? totals.Where(total => total.ServerId == server)
                : totals.Where(total => scope.Players.Contains(total.PlayerId)))
            .Join(
                context.PlayerDays.Where(day => day.Day >= first && day.Day <= last),
                total => new { total.PlayerId, total.ServerId, total.Game },
                day => new { day.PlayerId, day.ServerId, day.Game },
                (_, day) => day);
    }
}
