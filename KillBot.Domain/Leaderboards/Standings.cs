using System.Collections.Concurrent;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Leaderboards;

/// <summary>What all players have done in a period, as it was at one moment, and the boards that are made of it.</summary>
/// <param name="rows">How many rows of the database were summed up: what it cost.</param>
internal sealed class Standings(StandingsKey key, IReadOnlyList<Standing> players, long rows)
{
    // A ratio of fewer kills and deaths says little.
    private const int MinFightsOfRatio = 20;

    private readonly ConcurrentDictionary<(LeaderboardType Type, bool ForMembers), Lazy<Board>> _boards = [];
    private readonly Lazy<double[]> _ratios = new(() => [.. players.Select(RatioOf).OfType<double>().Order()]);
    private readonly Lazy<Dictionary<Guid, Standing>> _byPlayer = new(() => players.ToDictionary(player => player.PlayerId));

    public long Rows => rows;

    /// <param name="forMembers">With the players whom only members of the server may see.</param>
    public Board Of(LeaderboardType type, bool forMembers) => _boards.GetOrAdd(
        (type, forMembers && key.ServerId is not null),
        static (board, standings) => new Lazy<Board>(() => standings.Rank(board.Type, board.ForMembers)),
        this).Value;

    /// <summary>What a player is ranked by, visible or not; 0 for a player who has done nothing, none for too few deaths.</summary>
    public decimal? ValueOf(Guid playerId, LeaderboardType type) =>
        (_byPlayer.Value.GetValueOrDefault(playerId) ?? new Standing(playerId, 0, 0, 0, false, false)).ValueOf(type, key.Period);

    /// <summary>What a player has done in the period; nothing for a player who is not in it.</summary>
    public PlayerStats StatsOf(Guid playerId) => _byPlayer.Value.GetValueOrDefault(playerId) is { } standing
        ? new PlayerStats(standing.PvpKills, standing.PveKills, standing.Deaths, 0, 0)
        : PlayerStats.Nothing;

    /// <summary>Kills by deaths (no death counts as one) of everybody else with at least 20 of both together, ascending.</summary>
    public IReadOnlyList<double> RatiosWithout(IEnumerable<Guid> players)
    {
        List<double> others = [.. _ratios.Value];
        foreach (var player in players)
        {
            if (_byPlayer.Value.TryGetValue(player, out var standing) && RatioOf(standing) is { } ratio)
            {
                others.RemoveAt(others.BinarySearch(ratio));
            }
        }

        return others;
    }

    private Board Rank(LeaderboardType type, bool forMembers) => new(
        from player in players
        where player.IsPublic || (forMembers && player.IsForMembers)
        let value = player.ValueOf(type, key.Period)
        where value is not null
        select (player.PlayerId, value.Value));

    private static double? RatioOf(Standing player) =>
        player.PvpKills + player.PveKills is var kills && kills + player.Deaths >= MinFightsOfRatio ? (double)kills / Math.Max(player.Deaths, 1) : null;
}
