using System.Runtime.CompilerServices;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Text;

namespace KillBot.Domain.Users.Export;

/// <summary>Reads the kills and deaths of an account, newest first, page by page. Others who hide from it are hidden here too.</summary>
internal sealed class ExportedFights(KillQueries kills, PlayerVisibility visibility)
{
    private const int PageSize = 500;

    public async IAsyncEnumerable<IReadOnlyList<ExportedFight>> ReadAsync(
        Guid userId, IReadOnlyList<Guid> players, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var viewer = new Viewer(userId, PlayerId: null, IsAdmin: false);
        await foreach (var page in MergeAsync(players, cancellationToken))
        {
            var others = page.SelectMany(item => new[] { item.Killer, item.Victim }).OfType<Player>().DistinctBy(player => player.Id);
            var hidden = await visibility.FindHiddenAsync(others, viewer, cancellationToken);
            yield return [.. page.Select(item => From(item, hidden))];
        }
    }

    // The indexes have each player's kills and deaths in order of time; together they would have to be sorted.
    private async IAsyncEnumerable<IReadOnlyList<ListedKill>> MergeAsync(
        IReadOnlyList<Guid> players, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var newest = new PriorityQueue<IAsyncEnumerator<ListedKill>, (long, Guid)>(
            Comparer<(long, Guid)>.Create((one, other) => other.CompareTo(one)));
        var sources = players.SelectMany(player => new[] { KillsOf(player, players, cancellationToken), DeathsOf(player, cancellationToken) });
        foreach (var source in sources)
        {
            await EnqueueNextAsync(newest, source.GetAsyncEnumerator(cancellationToken));
        }

        List<ListedKill> page = [];
        while (newest.TryDequeue(out var source, out _))
        {
            page.Add(source.Current);
            if (page.Count == PageSize)
            {
                yield return page;
                page = [];
            }

            await EnqueueNextAsync(newest, source);
        }

        if (page.Count > 0)
        {
            yield return page;
        }
    }

    private static async Task EnqueueNextAsync(
        PriorityQueue<IAsyncEnumerator<ListedKill>, (long, Guid)> newest, IAsyncEnumerator<ListedKill> source)
    {
        if (await source.MoveNextAsync())
        {
            newest.Enqueue(source, (source.Current.Kill.Timestamp.UtcTicks, source.Current.Kill.Id));
        }
        else
        {
            await source.DisposeAsync();
        }
    }

    // What players of one person did to each other is among the deaths.
    private IAsyncEnumerable<ListedKill> KillsOf(Guid player, IReadOnlyList<Guid> own, CancellationToken cancellationToken) =>
        PagesAsync(before => kills.ListByKillersAsync([player], before, PageSize, cancellationToken))
            .Where(item => item.Kill.VictimId is not { } victim || !own.Contains(victim));

    private IAsyncEnumerable<ListedKill> DeathsOf(Guid player, CancellationToken cancellationToken) =>
        PagesAsync(before => kills.ListByVictimsAsync([player], before, PageSize, cancellationToken));

    private static async IAsyncEnumerable<ListedKill> PagesAsync(Func<KillCursor?, Task<IReadOnlyList<ListedKill>>> read)
    {
        KillCursor? before = null;
        IReadOnlyList<ListedKill> page;
        do
        {
            page = await read(before);
            foreach (var item in page)
            {
                yield return item;
                before = new KillCursor(item.Kill.Timestamp, item.Kill.Id);
            }
        }
        while (page.Count == PageSize);
    }

    private static ExportedFight From(ListedKill item, IReadOnlySet<Guid> hidden)
    {
        var kill = item.Kill;
        var hidesKiller = item.Killer is { } killer && hidden.Contains(killer.Id);
        var hidesVictim = item.Victim is { } victim && hidden.Contains(victim.Id);
        var texts = KillTexts.Of(item, hidesKiller, hidesVictim);
        return new ExportedFight(
            PublicId.OfKill(kill.Id),
            kill.Timestamp,
            kill.Game,
            hidesKiller ? Player.PrivateName : kill.KillerName,
            hidesVictim ? Player.PrivateName : kill.VictimName,
            texts.Weapon,
            texts.Location,
            kill.IsPvP,
            kill.IsSuicide,
            kill.IsEnvironmental,
            PublicId.OfServer(kill.ServerId));
    }
}
