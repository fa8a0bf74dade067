using System.Linq.Expressions;
using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Kills;

/// <summary>
/// Turns the pages of players' kills and deaths, in both directions, by index. However rare what is wanted is, at most
/// <see cref="MaxSearched"/> kills and as many deaths of a player are looked at for a page: then it ends early, and the next one goes on.
/// </summary>
public sealed class KillPageQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>How many kills, or deaths, of one player are looked at for one page.</summary>
    public const int MaxSearched = 5000;

    public async Task<KillPage> ReadAsync(
        IReadOnlyList<Guid> players, KillFilter filter, KillPageStart start, int limit, CancellationToken cancellationToken)
    {
        var isNewer = start is { From: not null, IsNewer: true };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        List<ListedKill> found = [];
        KillCursor? end = null;
        // One after the other: the indexes have each player's kills and deaths in order of time.
        foreach (var (index, condition) in players.SelectMany(player => SearchesOf(player, filter)))
        {
            var (kills, searchedTo) = await SearchAsync(
                context, Begin(context.Kills.Where(index), start.From, isNewer), condition, limit + 1, isNewer, cancellationToken);
            found.AddRange(kills);
            end = Nearer(end, searchedTo, isNewer);
        }

        // What lies beyond the end of the shortest search may not be all that there is.
        var kept = found.DistinctBy(item => item.Kill.Id).Where(item => end is not { } last || IsBefore(KillCursor.Of(item.Kill), last, isNewer));
        List<ListedKill> page = [.. InOrder(kept, isNewer).Take(limit + 1)];
        if (isNewer && page.Count <= limit && end is null)
        {
            // The newest page: it is full, whatever the last one ended with.
            return await ReadAsync(players, filter, default, limit, cancellationToken);
        }

        KillCursor? next = page.Count > limit ? KillCursor.Of(page[limit - 1].Kill) : end;
        List<ListedKill> shown = [.. page.Take(limit)];
        var back = start.From is null ? null : shown.Count > 0 ? KillCursor.Of(shown[0].Kill) : start.From;
        if (isNewer)
        {
            shown.Reverse();
            return new KillPage(shown, next, back);
        }

        return new KillPage(shown, back, next);
    }

    // What a killer's index holds of suicides and accidents is no kill; the victim's index has it as a death.
    private static IEnumerable<(Expression<Func<Kill, bool>> Index, Expression<Func<Kill, bool>> Condition)> SearchesOf(Guid player, KillFilter filter)
    {
        Expression<Func<Kill, bool>>? ofKiller = filter switch
        {
            KillFilter.All or KillFilter.Kills => kill => !kill.IsSuicide && !kill.IsEnvironmental,
            KillFilter.Pvp => kill => kill.IsPvP && !kill.IsSuicide && !kill.IsEnvironmental,
            KillFilter.Pve => kill => !kill.IsPvP && !kill.IsSuicide && !kill.IsEnvironmental,
            _ => null,
        };
        Expression<Func<Kill, bool>>? ofVictim = filter switch
        {
            KillFilter.All or KillFilter.Deaths => kill => true,
            KillFilter.Suicides => kill => kill.IsSuicide,
            KillFilter.Accidents => kill => kill.IsEnvironmental && !kill.IsSuicide,
            KillFilter.Kills => null,
            _ => ofKiller,
        };
        if (ofKiller is not null)
        {
            yield return (kill => kill.KillerId == player, ofKiller);
        }

        if (ofVictim is not null)
        {
            yield return (kill => kill.VictimId == player, ofVictim);
        }
    }

    private static IQueryable<Kill> Begin(IQueryable<Kill> kills, KillCursor? from, bool isNewer)
    {
        if (from is not { } cursor)
        {
            return kills;
        }

        // The first condition alone lets the index begin at the page.
        return isNewer
            ? kills.Where(kill => kill.Timestamp >= cursor.Timestamp && (kill.Timestamp > cursor.Timestamp || kill.Id > cursor.Id))
            : kills.Where(kill => kill.Timestamp <= cursor.Timestamp && (kill.Timestamp < cursor.Timestamp || kill.Id < cursor.Id));
    }

    /// <summary>What was found, and the last kill that was looked at where there are more behind it and too little was found.</summary>
    private static async Task<(IReadOnlyList<ListedKill> Found, KillCursor? SearchedTo)> SearchAsync(
        KillBotDbContext context,
        IQueryable<Kill> kills,
        Expression<Func<Kill, bool>> condition,
        int limit,
        bool isNewer,
        CancellationToken cancellationToken)
    {
        var searched = InOrder(kills, isNewer).Take(MaxSearched);
        var found = await (
            from kill in InOrder(searched.Where(condition), isNewer).Take(limit)
            join killer in context.Players on kill.KillerId equals killer.Id into killers
            from killer in killers.DefaultIfEmpty()
            join victim in context.Players on kill.VictimId equals victim.Id into victims
            from victim in victims.DefaultIfEmpty()
            select new ListedKill(kill, killer, victim)).ToListAsync(cancellationToken);
        if (found.Count == limit)
        {
            return (found, null);
        }

        var last = await InOrder(kills, isNewer).Skip(MaxSearched - 1).Take(1)
            .Select(kill => new KillCursor(kill.Timestamp, kill.Id)).ToListAsync(cancellationToken);
        return (found, last is [var end] ? end : null);
    }

    private static IOrderedQueryable<Kill> InOrder(IQueryable<Kill> kills, bool isNewer) => isNewer
        ? kills.OrderBy(kill => kill.Timestamp).ThenBy(kill => kill.Id)
        : kills.OrderByDescending(kill => kill.Timestamp).ThenByDescending(kill => kill.Id);

    private static IEnumerable<ListedKill> InOrder(IEnumerable<ListedKill> kills, bool isNewer) => isNewer
        ? kills.OrderBy(item => item.Kill.Timestamp).ThenBy(item => item.Kill.Id)
        : kills.OrderByDescending(item => item.Kill.Timestamp).ThenByDescending(item => item.Kill.Id);

    private static KillCursor? Nearer(KillCursor? a, KillCursor? b, bool isNewer) =>
        a is not { } first ? b : b is not { } second || IsBefore(first, second, isNewer) ? a : b;

    /// <summary>Whether <paramref name="item"/> comes no later than <paramref name="end"/> on the way of the search.</summary>
    private static bool IsBefore(KillCursor item, KillCursor end, bool isNewer)
    {
        // Ids compare as the bytes in the database do.
        var order = (item.Timestamp, item.Id).CompareTo((end.Timestamp, end.Id));
        return isNewer ? order <= 0 : order >= 0;
    }
}
