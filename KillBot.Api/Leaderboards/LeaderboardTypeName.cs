using KillBot.Domain.Leaderboards;

namespace KillBot.Api.Leaderboards;

/// <summary>Types of leaderboards as the API names them.</summary>
internal static class LeaderboardTypeName
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<LeaderboardType>().Select(Of)];

    public static string Of(LeaderboardType type) => LeaderboardTypes.NameOf(type);

    public static bool TryParse(string name, out LeaderboardType type)
    {
        var known = LeaderboardTypes.Find(name);
        type = known ?? default;
        return known is not null;
    }
}
