using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Stats;

/// <summary>Sums over the days of players: the cost grows with the days, not with the kills.</summary>
public sealed class StatsQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    public async Task<PlayerStats> SumAsync(IReadOnlyList<Guid> players, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.PlayerDays
            .Where(day => players.Contains(day.PlayerId))
            .GroupBy(_ => 1)
            .Select(days => new PlayerStats(
                days.Sum(day => day.PvpKills),
                days.Sum(day => day.PveKills),
                days.Sum(day => day.Deaths),
                days.Sum(day => day.Suicides),
                days.Sum(day => day.EnvironmentalDeaths)))
            .SingleOrDefaultAsync(cancellationToken) ?? new PlayerStats(0, 0, 0, 0, 0);
    }
}
