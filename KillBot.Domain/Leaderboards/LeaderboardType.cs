namespace KillBot.Domain.Leaderboards;

/// <summary>What a leaderboard ranks players by.</summary>
public enum LeaderboardType
{
    Kills,

    /// <summary>Every death, suicides and environmental ones included.</summary>
    Deaths,

    /// <summary>Kills by deaths, of players with enough deaths for it to mean something.</summary>
    Kdr,

    PvpKills,
}
