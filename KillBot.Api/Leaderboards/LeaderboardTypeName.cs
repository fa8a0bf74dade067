using System.Diagnostics;
using KillBot.Domain.Leaderboards;

namespace KillBot.Api.Leaderboards;

/// <summary>Types of leaderboards as the API names them.</summary>
internal static class LeaderboardTypeName
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<LeaderboardType>().Select(Of)];

    public static string Of(LeaderboardType type) => type switch
    {
        LeaderboardType.Kills => "kills",
        LeaderboardType.Deaths => "deaths",
        LeaderboardType.Kdr => "kdr",
        LeaderboardType.PvpKills => "pvp_kills",
        _ => throw new UnreachableException(),
    };

    public static bool TryParse(string name, out LeaderboardType type)
    {
        foreach (var known in Enum.GetValues<LeaderboardType>())
        {
            if (string.Equals(name, Of(known), StringComparison.OrdinalIgnoreCase))
            {
                type = known;
                return true;
            }
        }

        type = default;
        return false;
    }
}
