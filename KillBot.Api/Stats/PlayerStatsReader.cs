using KillBot.Api.Auth;
using KillBot.Api.Players;
using KillBot.Api.Wire;
using KillBot.Domain.Kills;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Players;
using KillBot.Domain.PlaySessions;
using KillBot.Domain.Stats;
using KillBot.Domain.Text;

namespace KillBot.Api.Stats;

/// <summary>Puts together what is known of players.</summary>
internal sealed class PlayerStatsReader(
    StatsQueries stats,
    KillQueries kills,
    PlaySessionQueries sessions,
    LeaderboardQueries leaderboards,
    VisiblePlayers visiblePlayers,
    TimeProvider timeProvider)
{
    private const int RecentKills = 10;

    /// <param name="players">The players of whom the caller may know; none for an account without.</param>
    public async Task<StatsResponse> ReadAsync(
        IReadOnlyList<Guid> players, CalendarPeriod period, Guid? serverId, Caller caller, CancellationToken cancellationToken)
    {
        var firstDay = period.FirstDay(CalendarPeriods.DayOf(timeProvider.GetUtcNow()));
        var sum = await stats.SumAsync(players, cancellationToken, firstDay, serverId);
        var ever = firstDay is null && serverId is null ? sum : await stats.SumAsync(players, cancellationToken);
        return new StatsResponse(
            sum.Kills,
            sum.Deaths,
            sum.KillDeathRatio,
            FavoriteOf(await stats.ListWeaponsAsync(players, cancellationToken)),
            StatsResponse.Format(await sessions.SumAsync(players, cancellationToken)),
            players.Count == 0 ? null : await leaderboards.RankOfKillsAsync(ever.Kills, cancellationToken),
            await ListRecentAsync(players, caller, cancellationToken),
            sum.PvpKills,
            sum.PveKills,
            sum.PvpRatio,
            sum.Suicides,
            sum.EnvironmentalDeaths,
            PeriodName.Of(period),
            serverId is { } server ? PublicId.OfServer(server) : null);
    }

    private static string? FavoriteOf(IReadOnlyList<PlayerWeapon> weapons) =>
        WeaponCount.ByName(weapons.Select(weapon => (weapon.Weapon, weapon.Kills))) is [var most, ..] ? most.Name : null;

    private async Task<IReadOnlyList<RecentKill>> ListRecentAsync(
        IReadOnlyList<Guid> players, Caller caller, CancellationToken cancellationToken)
    {
        if (players.Count == 0)
        {
            return [];
        }

        var recent = await kills.ListByKillersAsync(players, null, RecentKills, cancellationToken);
        var hidden = await visiblePlayers.FindHiddenAsync(
            recent.Select(item => item.Victim).OfType<Player>(), caller, cancellationToken);
        return [.. recent.Select(item => RecentKill.From(item, item.Victim is { } victim && hidden.Contains(victim.Id)))];
    }
}
