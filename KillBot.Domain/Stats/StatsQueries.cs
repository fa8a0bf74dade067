using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Stats;

/// <summary>Sums of rollups: the cost does not grow with the kills.</summary>
public sealed class StatsQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    // A player has used a few hundred at most; more come from trackers that send anything.
    private const int MaxWeapons = 1000;

    /// <summary>What players have done, all together.</summary>
    /// <param name="firstDay">Days since 1970-01-01 UTC; none = all of time.</param>
    /// <param name="serverId">None = on all servers.</param>
    public async Task<PlayerStats> SumAsync(
        IReadOnlyList<Guid> players, CancellationToken cancellationToken, int? firstDay = null, Guid? serverId = null)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var totals = context.PlayerTotals.Where(total => players.Contains(total.PlayerId));
        if (serverId is { } server)
        {
            totals = totals.Where(total => total.ServerId == server);
        }

        var counts = firstDay is not { } from
            ? totals.Select(t => new PlayerStats(t.PvpKills, t.PveKills, t.Deaths, t.Suicides, t.EnvironmentalDeaths))
            // By the few servers of a player, so that earlier days are not read.
            : totals.Join(
                context.PlayerDays.Where(day => day.Day >= from),
                total => new { total.PlayerId, total.ServerId, total.Game },
                day => new { day.PlayerId, day.ServerId, day.Game },
                (_, d) => new PlayerStats(d.PvpKills, d.PveKills, d.Deaths, d.Suicides, d.EnvironmentalDeaths));
        var sum = new PlayerStats(0, 0, 0, 0, 0);
        await foreach (var count in counts.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            sum += count;
        }

        return sum;
    }

    /// <summary>The weapons that players have killed with, of all time, most kills first.</summary>
    public async Task<IReadOnlyList<PlayerWeapon>> ListWeaponsAsync(
        IReadOnlyList<Guid> players, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.PlayerWeapons.Where(weapon => players.Contains(weapon.PlayerId))
            .OrderByDescending(weapon => weapon.Kills).ThenBy(weapon => weapon.Weapon)
            .Take(MaxWeapons).ToListAsync(cancellationToken);
    }
}
