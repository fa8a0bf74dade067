using KillBot.Domain.Data;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Kills;

/// <summary>Lists of kills, newest first.</summary>
public sealed class KillQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>Kills by any of <paramref name="players"/>: suicides and environmental deaths are nobody's kills.</summary>
    public async Task<IReadOnlyList<ListedKill>> ListByKillersAsync(
        IReadOnlyList<Guid> players, KillCursor? before, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        List<ListedKill> found = [];
        // One after the other: the index has each player's kills in order of time, and would have to be sorted for several.
        foreach (var player in players)
        {
            var kills = context.Kills.Where(kill => kill.KillerId == player && !kill.IsSuicide && !kill.IsEnvironmental);
            found.AddRange(await ListAsync(context, kills, before, limit, cancellationToken));
        }

        return [.. found.OrderByDescending(item => item.Kill.Timestamp).ThenByDescending(item => item.Kill.Id).Take(limit)];
    }

    /// <summary>Deaths of any of <paramref name="players"/>, suicides and environmental ones included.</summary>
    public async Task<IReadOnlyList<ListedKill>> ListByVictimsAsync(
        IReadOnlyList<Guid> players, KillCursor? before, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var deaths = context.Kills.Where(kill => players.Contains(kill.VictimId!.Value));
        return await ListAsync(context, deaths, before, limit, cancellationToken);
    }

    /// <summary>Kills and deaths that belong to a server.</summary>
    public async Task<IReadOnlyList<ListedKill>> ListByServerAsync(
        Guid serverId, KillCursor? before, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ListAsync(
            context, context.Kills.Where(kill => kill.ServerId == serverId), before, limit, cancellationToken);
    }

    /// <summary>What was announced after a kill, in the order of recording; the last of it where there is more than <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<Kill>> ListNewsAsync(Guid after, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.Kills.Where(kill => kill.IsNews && kill.Id > after).OrderByDescending(kill => kill.Id).Take(limit)
            .ToListAsync(cancellationToken);
        last.Reverse();
        return last;
    }

    /// <summary>
    /// The kills of a kill's killer without a death in between, up to and including this one; beyond <see cref="KillStreaks.Max"/> they
    /// are not counted.
    /// </summary>
    public async Task<int> CountStreakAsync(Kill kill, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await KillStreaks.CountAsync(context, kill, cancellationToken);
    }

    private static async Task<IReadOnlyList<ListedKill>> ListAsync(
        KillBotDbContext context, IQueryable<Kill> kills, KillCursor? before, int limit, CancellationToken cancellationToken)
    {
        if (before is { } cursor)
        {
            // The first condition alone lets the index begin at the page instead of at the newest kill.
            kills = kills.Where(kill => kill.Timestamp <= cursor.Timestamp
                && (kill.Timestamp < cursor.Timestamp || kill.Id < cursor.Id));
        }

        return await (
            from kill in kills.OrderByDescending(kill => kill.Timestamp).ThenByDescending(kill => kill.Id).Take(limit)
            join killer in context.Players on kill.KillerId equals killer.Id into killers
            from killer in killers.DefaultIfEmpty()
            join victim in context.Players on kill.VictimId equals victim.Id into victims
            from victim in victims.DefaultIfEmpty()
            orderby kill.Timestamp descending, kill.Id descending
            select new ListedKill(kill, killer, victim)).ToListAsync(cancellationToken);
    }
}

/// <summary>A kill in a list, with its players, who may not want to be seen.</summary>
public sealed record ListedKill(Kill Kill, Player? Killer, Player? Victim);
