using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.StarCitizen;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>Reads the latest fights, by index: the cost does not grow with the kills that there are.</summary>
public sealed class FightQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>At most so many kills of a person are read, and as many deaths.</summary>
    public const int MaxOfPerson = 1000;

    /// <summary>At most so many kills of a server are read.</summary>
    public const int MaxOfServer = 2000;

    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(90);

    public async Task<RecentFights> ListAsync(AnalyticsScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var kills = context.Kills.Where(kill => kill.Game == scope.Game);
        if (scope.ServerId is { } server)
        {
            var ofServer = await LatestAsync(kills.Where(kill => kill.ServerId == server), now - MaxAge, MaxOfServer, cancellationToken);
            return new RecentFights([.. ofServer.Where(row => row.IsFight).Reverse().Select(row => row.ToFight(row.KillerId is not null, null) with { FighterId = row.KillerId ?? row.VictimId })], []);
        }

        var (won, lost) = await ListOfPersonAsync(kills, scope.Players, now - MaxAge, cancellationToken);
        var rows = won.Concat(lost)
            .Where(row => row.IsFight && !(IsOwn(row.KillerId) && IsOwn(row.VictimId)))
            .OrderBy(row => row.Timestamp).ThenBy(row => row.Id).ToList();
        var ids = rows.Select(row => row.OpponentOf(IsOwn(row.KillerId))).OfType<Guid>().Distinct().ToList();
        var opponents = await context.Players.Where(player => ids.Contains(player.Id)).ToListAsync(cancellationToken);
        var known = opponents.ToDictionary(player => player.Id, player => new Opponent(player.Id, player.UserId, player.Name));
        return new RecentFights(
            [.. rows.Select(row => row.ToFight(IsOwn(row.KillerId), known.GetValueOrDefault(row.OpponentOf(IsOwn(row.KillerId)) ?? Guid.Empty)))],
            opponents);

        bool IsOwn(Guid? player) => player is { } id && scope.Players.Contains(id);
    }

    /// <summary>The latest kills and the latest deaths, of the time of which all of both were read.</summary>
    private static async Task<(IEnumerable<Row> Won, IEnumerable<Row> Lost)> ListOfPersonAsync(
        IQueryable<Kill> kills, IReadOnlyList<Guid> players, DateTimeOffset since, CancellationToken cancellationToken)
    {
        List<Row> won = [];
        List<Row> lost = [];
        // One after the other: the indexes have each player's kills and deaths in order of time.
        foreach (var player in players)
        {
            won.AddRange(await LatestAsync(kills.Where(kill => kill.KillerId == player), since, MaxOfPerson, cancellationToken));
            lost.AddRange(await LatestAsync(kills.Where(kill => kill.VictimId == player), since, MaxOfPerson, cancellationToken));
            // What is older than the latest of the players before would be left out anyway.
            since = Later(CutOf(won), Later(CutOf(lost), since));
        }

        return (won.Where(row => row.Timestamp > since), lost.Where(row => row.Timestamp > since));
    }

    private static DateTimeOffset? CutOf(List<Row> rows) =>
        rows.Count < MaxOfPerson ? null : rows.OrderByDescending(row => row.Timestamp).ElementAt(MaxOfPerson - 1).Timestamp;

    private static DateTimeOffset Later(DateTimeOffset? cut, DateTimeOffset since) => cut > since ? cut.Value : since;

    // Suicides and accidents are left out afterwards: however many there are, so many rows are read and no more.
    private static Task<List<Row>> LatestAsync(IQueryable<Kill> kills, DateTimeOffset since, int limit, CancellationToken cancellationToken) => kills
        .Where(kill => kill.Timestamp > since)
        .OrderByDescending(kill => kill.Timestamp).ThenByDescending(kill => kill.Id).Take(limit)
        .Select(kill => new Row(
            kill.Id, kill.Timestamp, kill.KillerId, kill.VictimId, kill.Weapon, kill.Location, kill.IsPvP, !kill.IsSuicide && !kill.IsEnvironmental))
        .ToListAsync(cancellationToken);

    private sealed record Row(
        Guid Id, DateTimeOffset Timestamp, Guid? KillerId, Guid? VictimId, string? Weapon, string? Location, bool IsPvP, bool IsFight)
    {
        public Guid? OpponentOf(bool isWon) => isWon ? VictimId : KillerId;

        public Fight ToFight(bool isWon, Opponent? opponent) => new(
            Timestamp,
            isWon,
            IsPvP,
            opponent,
            Weapon is null ? null : Catalog.Default.WeaponName(Weapon),
            Location is null ? null : Catalog.Default.LocationName(Location));
    }
}
