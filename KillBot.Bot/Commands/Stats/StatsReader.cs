using KillBot.Bot.Commands.Players;
using KillBot.Domain.Analytics;
using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Kills;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Players;
using KillBot.Domain.PlaySessions;
using KillBot.Domain.Servers;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Stats;

/// <summary>Gathers what there is to tell of players.</summary>
internal sealed class StatsReader(
    StatsQueries stats,
    PlaySessionQueries sessions,
    LeaderboardQueries leaderboards,
    FightQueries fights,
    PlayerVisibility visibility,
    ServerSettingsService settings,
    TimeProvider timeProvider)
{
    private const int FormLength = 10;

    public async Task<StatsReport> ReadAsync(Subject subject, CalendarPeriod period, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var players = subject.Ids;
        var weapons = await stats.ListWeaponsAsync(players, cancellationToken);
        var recent = await fights.ListAsync(new AnalyticsScope(players, null, Games.StarCitizen), now, cancellationToken);
        var hidden = await FindHiddenNamesAsync(subject, recent.Opponents, cancellationToken);
        // Trackers report what they like: no weapon that names somebody hidden.
        var used = WeaponCount.ByName(
            from weapon in weapons
            where KillTexts.Without(hidden, weapon.Weapon) is not null
            select (weapon.Weapon, weapon.Kills));
        List<bool> results = [.. recent.Fights.Where(fight => fight.IsPvP).Select(fight => fight.IsWon)];
        return new StatsReport(
            await stats.SumAsync(players, cancellationToken, period.FirstDay(CalendarPeriods.DayOf(now))),
            used is [var most, ..] ? most : null,
            await sessions.SumAsync(players, cancellationToken),
            await FindRankHereAsync(subject, period, cancellationToken),
            await FindRankAsync(players, period, null, cancellationToken),
            [.. results.TakeLast(FormLength)],
            results.Count == 0 ? 0 : results.Count - 1 - results.FindLastIndex(isWon => isWon != results[^1]));
    }

    private async Task<IReadOnlyList<string>> FindHiddenNamesAsync(
        Subject subject, IReadOnlyList<Player> opponents, CancellationToken cancellationToken)
    {
        var hidden = await visibility.FindHiddenAsync(opponents, subject.Viewer, cancellationToken);
        return [.. opponents.Where(player => hidden.Contains(player.Id)).Select(player => player.Name)];
    }

    private async Task<int?> FindRankHereAsync(Subject subject, CalendarPeriod period, CancellationToken cancellationToken) =>
        subject.ServerId is { } server && (await settings.FindAsync(server, cancellationToken)).Leaderboard
            ? await FindRankAsync(subject.Ids, period, server, cancellationToken)
            : null;

    private async Task<int?> FindRankAsync(
        IReadOnlyList<Guid> players, CalendarPeriod period, Guid? serverId, CancellationToken cancellationToken)
    {
        var request = new LeaderboardRequest(LeaderboardType.Kills, period, serverId, ForMembers: serverId is not null, 0, 1, players);
        return await leaderboards.ReadAsync(request, cancellationToken) is { Own: { Value: > 0 } own } ? own.Rank : null;
    }
}
