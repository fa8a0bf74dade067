using KillBot.Domain.Stats;

namespace KillBot.Domain.Leaderboards;

/// <summary>What a player has done in a period.</summary>
/// <param name="IsPublic">Everybody may see the player.</param>
/// <param name="IsForMembers">Members of the server that is counted may.</param>
internal sealed record Standing(Guid PlayerId, int PvpKills, int PveKills, int Deaths, bool IsPublic, bool IsForMembers)
{
    /// <summary>A ratio of few deaths says little: a player needs this many to be ranked by it.</summary>
    private static int MinDeaths(CalendarPeriod period) => period switch
    {
        CalendarPeriod.Day => 1,
        CalendarPeriod.Week => 3,
        _ => 5,
    };

    /// <summary>What the player is ranked by; none while there are too few deaths for a ratio.</summary>
    public decimal? ValueOf(LeaderboardType type, CalendarPeriod period) => type switch
    {
        LeaderboardType.Kills => PvpKills + PveKills,
        LeaderboardType.Deaths => Deaths,
        LeaderboardType.PvpKills => PvpKills,
        LeaderboardType.Kdr => Deaths < MinDeaths(period) ? null : new PlayerStats(PvpKills, PveKills, Deaths, 0, 0).KillDeathRatio,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
