using KillBot.Domain.Analytics.Statistics;
using KillBot.Domain.Data;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>How a person compares with the server where they fight most.</summary>
public sealed class ServerMedianQueries
{
    private readonly StandingsCache _standings;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;

    internal ServerMedianQueries(StandingsCache standings, IDbContextFactory<KillBotDbContext> contexts)
    {
        _standings = standings;
        _contexts = contexts;
    }

    /// <param name="servers">The servers to choose from: those that the person belongs to.</param>
    /// <returns>None when the person has not fought there, or too few players have.</returns>
    public async Task<ServerMedian?> FindAsync(AnalyticsScope scope, IReadOnlyCollection<Guid> servers, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var totals = await context.PlayerTotals
            .Where(total => scope.Players.Contains(total.PlayerId) && total.Game == scope.Game)
            .ToListAsync(cancellationToken);
        var home = totals.Where(total => servers.Contains(total.ServerId))
            .GroupBy(total => total.ServerId)
            .Select(server => (Id: server.Key, Kills: server.Sum(total => total.PvpKills + total.PveKills), Deaths: server.Sum(total => total.Deaths)))
            .OrderByDescending(server => server.Kills + server.Deaths).ThenBy(server => server.Id).FirstOrDefault();
        if (home.Kills + home.Deaths == 0)
        {
            return null;
        }

        var standings = await _standings.GetAsync(new StandingsKey(CalendarPeriod.All, null, home.Id), cancellationToken);
        if (MedianInterval.Of(standings.RatiosWithout(scope.Players)) is not { } others)
        {
            return null;
        }

        var days = await context.PlayerDays
            .Where(day => scope.Players.Contains(day.PlayerId) && day.ServerId == home.Id && day.Game == scope.Game)
            .ToListAsync(cancellationToken);
        return new ServerMedian(
            home.Id,
            home.Kills,
            home.Deaths,
            [.. days.GroupBy(day => day.Day).Select(day => (day.Sum(counts => counts.PvpKills + counts.PveKills), day.Sum(counts => counts.Deaths)))],
            others);
    }
}
