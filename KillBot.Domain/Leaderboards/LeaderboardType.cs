using System.Diagnostics;

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

/// <summary>Names of leaderboards.</summary>
public static class LeaderboardTypes
{
    /// <summary>A leaderboard as the API and the commands name it: <c>kills</c>, <c>deaths</c>, <c>kdr</c>, <c>pvp_kills</c>.</summary>
    public static string NameOf(LeaderboardType type) => type switch
    {
        LeaderboardType.Kills => "kills",
        LeaderboardType.Deaths => "deaths",
        LeaderboardType.Kdr => "kdr",
        LeaderboardType.PvpKills => "pvp_kills",
        _ => throw new UnreachableException(),
    };

    /// <summary>The leaderboard of a name, whatever its case; null for none.</summary>
    public static LeaderboardType? Find(string? name)
    {
        foreach (var type in Enum.GetValues<LeaderboardType>())
        {
            if (string.Equals(name, NameOf(type), StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return null;
    }
}
