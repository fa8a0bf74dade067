using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Analytics;

/// <summary>
/// Kills and deaths in order of time, the oldest first, page by page: however many there are, at most <see cref="PageSize"/> read
/// ahead are in memory, and between pages nothing in the database is held. What trackers sent along is not read.
/// </summary>
public sealed class KillHistory(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>How many kills a page has; the last one may have fewer.</summary>
    public const int PageSize = 1000;

    /// <summary>The kills and deaths of a scope from a time until another, both included, each once.</summary>
    public IAsyncEnumerable<IReadOnlyList<ListedKill>> ReadAsync(
        AnalyticsScope scope, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        MergeAsync(IndexesOf(scope), kill => kill.Game == scope.Game && kill.Timestamp <= until, from, cancellationToken);

    private static IReadOnlyList<Expression<Func<Kill, bool>>> IndexesOf(AnalyticsScope scope)
    {
        if (scope.ServerId is { } server)
        {
            return [kill => kill.ServerId == server];
        }

        var players = scope.Players;
        return
        [
            // What players of one person did to each other is among the deaths.
            .. players.Select(player => (Expression<Func<Kill, bool>>)(kill =>
                kill.KillerId == player && !kill.IsSuicide && !kill.IsEnvironmental
                && (kill.VictimId == null || !players.Contains(kill.VictimId.Value)))),
            .. players.Select(player => (Expression<Func<Kill, bool>>)(kill => kill.VictimId == player)),
        ];
    }

    // Each index has its kills in order of time; together they would have to be sorted.
    private async IAsyncEnumerable<IReadOnlyList<ListedKill>> MergeAsync(
        IReadOnlyList<Expression<Func<Kill, bool>>> indexes,
        Expression<Func<Kill, bool>> filter,
        DateTimeOffset from,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = new PriorityQueue<IAsyncEnumerator<ListedKill>, (DateTimeOffset, Guid)>();
        foreach (var index in indexes)
        {
            var kills = ReadAsync(index, filter, from, Math.Max(PageSize / indexes.Count, 1), cancellationToken).GetAsyncEnumerator(cancellationToken);
            if (await kills.MoveNextAsync())
            {
                next.Enqueue(kills, OrderOf(kills.Current));
            }
        }

        List<ListedKill> page = [];
        while (next.TryDequeue(out var kills, out _))
        {
            page.Add(kills.Current);
            if (page.Count == PageSize)
            {
                yield return page;
                page = [];
            }

            if (await kills.MoveNextAsync())
            {
                next.Enqueue(kills, OrderOf(kills.Current));
            }
        }

        if (page.Count > 0)
        {
            yield return page;
        }
    }

    private async IAsyncEnumerable<ListedKill> ReadAsync(
        Expression<Func<Kill, bool>> index,
        Expression<Func<Kill, bool>> filter,
        DateTimeOffset from,
        int pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // No kill has the empty id.
        var after = new KillCursor(from, Guid.Empty);
        IReadOnlyList<ListedKill> page;
        do
        {
            page = await ReadPageAsync(index, filter, after, pageSize, cancellationToken);
            foreach (var item in page)
            {
                yield return item;
                after = new KillCursor(item.Kill.Timestamp, item.Kill.Id);
            }
        }
        while (page.Count == pageSize);
    }

    private async Task<IReadOnlyList<ListedKill>> ReadPageAsync(
        Expression<Func<Kill, bool>> index, Expression<Func<Kill, bool>> filter, KillCursor after, int pageSize, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // The first condition alone lets the index begin at the page.
        var kills = context.Kills.Where(index).Where(filter).Where(kill => kill.Timestamp >= after.Timestamp
            && (kill.Timestamp > after.Timestamp || kill.Id > after.Id));
        return await (
            from kill in kills.OrderBy(kill => kill.Timestamp).ThenBy(kill => kill.Id).Take(pageSize)
            join killer in context.Players on kill.KillerId equals killer.Id into killers
            from killer in killers.DefaultIfEmpty()
            join victim in context.Players on kill.VictimId equals victim.Id into victims
            from victim in victims.DefaultIfEmpty()
            orderby kill.Timestamp, kill.Id
            select new ListedKill(
                new Kill
                {
                    Id = kill.Id,
                    Game = kill.Game,
                    KillerId = kill.KillerId,
                    KillerName = kill.KillerName,
                    VictimId = kill.VictimId,
                    VictimName = kill.VictimName,
                    ServerId = kill.ServerId,
                    Weapon = kill.Weapon,
                    Location = kill.Location,
                    IsPvP = kill.IsPvP,
                    IsSuicide = kill.IsSuicide,
                    IsEnvironmental = kill.IsEnvironmental,
                    Timestamp = kill.Timestamp,
                },
                killer,
                victim)).ToListAsync(cancellationToken);
    }

    private static (DateTimeOffset Timestamp, Guid Id) OrderOf(ListedKill item) => (item.Kill.Timestamp, item.Kill.Id);
}
