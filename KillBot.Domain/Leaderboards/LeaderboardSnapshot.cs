using KillBot.Domain.Stats;

namespace KillBot.Domain.Leaderboards;

/// <summary>Where a player stood on a leaderboard when a day began.</summary>
public sealed class LeaderboardSnapshot
{
    /// <summary>The <see cref="ServerId"/> of boards of all servers; no server has this id.</summary>
    public static readonly Guid AllServers = Guid.AllBitsSet;

    /// <summary>Days since 1970-01-01 UTC.</summary>
    public required int Day { get; init; }

    public required Guid ServerId { get; init; }

    public required CalendarPeriod Period { get; init; }

    public required LeaderboardType Type { get; init; }

    public required Guid PlayerId { get; init; }

    /// <summary>Among the players whom everybody may see; none for a player who is not one of them.</summary>
    public int? PublicRank { get; init; }

    /// <summary>Among the players whom members of the server may see.</summary>
    public required int MemberRank { get; init; }
}
