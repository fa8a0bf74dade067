using System.Runtime.CompilerServices;
using KillBot.Api.Auth;
using KillBot.Api.Players;
using KillBot.Domain.Analytics;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;
using KillBot.Domain.Text;

namespace KillBot.Api.Analytics.Export;

/// <summary>Reads what is exported: hides whom the caller may not see, and counts.</summary>
internal sealed class ExportReader(KillHistory history, VisiblePlayers visiblePlayers, TimeProvider timeProvider)
{
    /// <summary>Reads the first page now, so that what goes wrong at once is still an error body; the others as they are asked for.</summary>
    public async Task<KillExport> BeginAsync(
        AnalyticsScope scope, AnalyticsPeriod period, Caller caller, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var from = period.BucketsAt(now)?.From;
        var kills = history.ReadAsync(scope, from ?? DateTimeOffset.MinValue, now, cancellationToken);
        var pages = ReadAsync(kills, scope, caller, cancellationToken).GetAsyncEnumerator(cancellationToken);
        return new KillExport(
            AnalyticsPeriodName.Of(period),
            scope.Game,
            scope.ServerId is { } server ? PublicId.OfServer(server) : null,
            from,
            now,
            ContinueAsync(pages, await pages.MoveNextAsync()));
    }

    private static async IAsyncEnumerable<ExportPage> ContinueAsync(IAsyncEnumerator<ExportPage> pages, bool hasPage)
    {
        await using (pages)
        {
            while (hasPage)
            {
                yield return pages.Current;
                hasPage = await pages.MoveNextAsync();
            }
        }
    }

    private async IAsyncEnumerable<ExportPage> ReadAsync(
        IAsyncEnumerable<IReadOnlyList<ListedKill>> kills,
        AnalyticsScope scope,
        Caller caller,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Of players who are not public alone, so that an export of everybody remembers few.
        var isHidden = new Dictionary<Guid, bool>();
        await foreach (var page in kills)
        {
            List<Player> unknown =
            [
                .. page.SelectMany(item => new[] { item.Killer, item.Victim }).OfType<Player>()
                    .Where(player => player.Privacy != Privacy.Public && !isHidden.ContainsKey(player.Id)).DistinctBy(player => player.Id),
            ];
            var hidden = await visiblePlayers.FindHiddenAsync(unknown, caller, cancellationToken);
            foreach (var player in unknown)
            {
                isHidden.Add(player.Id, hidden.Contains(player.Id));
            }

            yield return new ExportPage(
                [.. page.Select(item => ExportedKill.From(item, IsHidden(item.Killer), IsHidden(item.Victim)))],
                PlayerStats.Sum(page.Select(item => Count(item.Kill, scope))));
        }

        bool IsHidden(Player? player) => player is not null && player.Privacy != Privacy.Public && isHidden[player.Id];
    }

    private static PlayerStats Count(Kill kill, AnalyticsScope scope)
    {
        var kills = kill.CountsAsKill && IsCounted(kill.KillerId) ? 1 : 0;
        var deaths = IsCounted(kill.VictimId) ? 1 : 0;
        return new PlayerStats(
            kill.IsPvP ? kills : 0, kill.IsPvP ? 0 : kills, deaths, kill.IsSuicide ? deaths : 0, kill.IsEnvironmental ? deaths : 0);

        bool IsCounted(Guid? player) => player is { } id && (scope.ServerId is not null || scope.Players.Contains(id));
    }
}
