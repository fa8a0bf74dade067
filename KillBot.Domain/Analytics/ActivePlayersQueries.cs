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
        var (first, last) = (days.First, days.Last);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await TotalsOf(context, scope)
            .Where(total => context.PlayerDays.Any(day =>
                day.PlayerId == total.PlayerId && day.ServerId == total.ServerId && day.Game == total.Game
                && day.Day >= first && day.Day <= last))
            .Select(total => total.PlayerId).Distinct().CountAsync(cancellationToken);
    }

    /// <summary>How many players of a server on each of <paramref name="days"/>.</summary>
    public async Task<IReadOnlyList<int>> ListAsync(AnalyticsScope server, TimeBuckets days, CancellationToken cancellationToken)
    {
        var (first, last) = (days.First, days.Last);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // From the players of the server to their days, which lie side by side.
        var found = await TotalsOf(context, server)
            .Join(
                context.PlayerDays.Where(day => day.Day >= first && day.Day <= last),
                total => new { total.PlayerId, total.ServerId, total.Game },
                day => new { day.PlayerId, day.ServerId, day.Game },
                (_, day) => day.Day)
            .GroupBy(day => day)
            .Select(day => new { Day = day.Key, Players = day.Count() })
            .ToDictionaryAsync(day => day.Day, day => day.Players, cancellationToken);
        return [.. Enumerable.Range(days.First, days.Count).Select(day => found.GetValueOrDefault(day))];
    }

    private static IQueryable<PlayerTotals> TotalsOf(KillBotDbContext context, AnalyticsScope scope)
    {
        var totals = context.PlayerTotals.Where(total => total.Game == scope.Game);
        return scope.ServerId is { } server
            ? totals.Where(total => total.ServerId == server)
            : totals.Where(total => scope.Players.Contains(total.PlayerId));
    }
}
