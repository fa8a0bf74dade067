using System.Collections.Concurrent;

namespace KillBot.Domain.Leaderboards;

/// <summary>What all players have done in a period, as it was at one moment, and the boards that are made of it.</summary>
/// <param name="rows">How many rows of the database were summed up: what it cost.</param>
internal sealed class Standings(StandingsKey key, IReadOnlyList<Standing> players, long rows)
{
    // A ratio of fewer kills and deaths says little, and the median of fewer players would tell what one of them has done.
    private const int MinFightsOfMedian = 20;
    private const int MinPlayersOfMedian = 5;

    private readonly ConcurrentDictionary<(LeaderboardType Type, bool ForMembers), Lazy<Board>> _boards = [];
    private readonly Lazy<double?> _medianRatio = new(() => FindMedianRatio(players));
    private readonly Lazy<Dictionary<Guid, Standing>> _byPlayer = new(() => players.ToDictionary(player => player.PlayerId));

    public long Rows => rows;

    /// <summary>
    /// The median of kills by deaths (no death counts as one) of all players with at least 20 of both together; none for fewer than five
    /// such players.
    /// </summary>
    public double? MedianRatio => _medianRatio.Value;

    /// <param name="forMembers">With the players whom only members of the server may see.</param>
    public Board Of(LeaderboardType type, bool forMembers) => _boards.GetOrAdd(
        (type, forMembers && key.ServerId is not null),
        static (board, standings) => new Lazy<Board>(() => standings.Rank(board.Type, board.ForMembers)),
        this).Value;

    /// <summary>What a player is ranked by, visible or not; 0 for a player who has done nothing, none for too few deaths.</summary>
    public decimal? ValueOf(Guid playerId, LeaderboardType type) =>
        (_byPlayer.Value.GetValueOrDefault(playerId) ?? new Standing(playerId, 0, 0, 0, false, false)).ValueOf(type, key.Period);

    private Board Rank(LeaderboardType type, bool forMembers) => new(
        from player in players
        where player.IsPublic || (forMembers && player.IsForMembers)
        let value = player.ValueOf(type, key.Period)
        where value is not null
        select (player.PlayerId, value.Value));

    private static double? FindMedianRatio(IReadOnlyList<Standing> players)
    {
        double[] ratios =
        [
            .. players.Where(player => player.PvpKills + player.PveKills + player.Deaths >= MinFightsOfMedian)
                .Select(player => (double)(player.PvpKills + player.PveKills) / Math.Max(player.Deaths, 1)).Order(),
        ];
        return ratios.Length < MinPlayersOfMedian ? null : (ratios[(ratios.Length - 1) / 2] + ratios[ratios.Length / 2]) / 2;
    }
}
