using System.Linq.Expressions;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Stats;

/// <summary>
/// Who kills whom with what. There is no rollup by opponent: the latest fights are counted, by the indexes of kills and deaths, so that the
/// cost does not grow with a player's history.
/// </summary>
public sealed class OpponentQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>At most so many kills of a player are counted, and as many deaths.</summary>
    public const int MaxFights = 5000;

    /// <summary>Kills by any of <paramref name="players"/> of others.</summary>
    public Task<FightCounts> CountKillsAsync(IReadOnlyList<Guid> players, CancellationToken cancellationToken) =>
        CountAsync(players, player => kill => kill.KillerId == player, row => row.VictimId, cancellationToken);

    /// <summary>Deaths of any of <paramref name="players"/> by another's hand, NPCs' included.</summary>
    public Task<FightCounts> CountDeathsAsync(IReadOnlyList<Guid> players, CancellationToken cancellationToken) =>
        CountAsync(players, player => kill => kill.VictimId == player, row => row.KillerId, cancellationToken);

    private async Task<FightCounts> CountAsync(
        IReadOnlyList<Guid> players,
        Func<Guid, Expression<Func<Kill, bool>>> index,
        Func<Row, Guid?> opponentOf,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        List<Row> rows = [];
        var isComplete = true;
        // One after the other: the index has each player's in order of time.
        foreach (var player in players)
        {
            var latest = await CountLatestAsync(context.Kills.Where(index(player)), cancellationToken);
            isComplete &= latest.Sum(row => row.Count) < MaxFights;
            rows.AddRange(latest.Where(row => row.IsFight && !(opponentOf(row) is { } other && players.Contains(other))));
        }

        var ids = rows.Select(opponentOf).OfType<Guid>().Distinct().ToList();
        var opponents = await context.Players.Where(player => ids.Contains(player.Id))
            .ToDictionaryAsync(player => player.Id, cancellationToken);
        return new FightCounts(
            [.. rows.Select(row => new FightCount(opponents.GetValueOrDefault(opponentOf(row) ?? Guid.Empty), row.Weapon, row.Count))],
            isComplete);
    }

    // Suicides and accidents are left out afterwards: however many there are, so many rows are read and no more.
    private static Task<List<Row>> CountLatestAsync(IQueryable<Kill> kills, CancellationToken cancellationToken) => kills
        .OrderByDescending(kill => kill.Timestamp).Take(MaxFights)
        .GroupBy(kill => new { kill.KillerId, kill.VictimId, kill.Weapon, IsFight = !kill.IsSuicide && !kill.IsEnvironmental })
        .Select(same => new Row(same.Key.KillerId, same.Key.VictimId, same.Key.Weapon, same.Key.IsFight, same.Count()))
        .ToListAsync(cancellationToken);

    private sealed record Row(Guid? KillerId, Guid? VictimId, string? Weapon, bool IsFight, int Count);
}
