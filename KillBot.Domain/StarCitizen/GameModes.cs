namespace KillBot.Domain.StarCitizen;

/// <summary>Follows which game mode a log is in.</summary>
public static class GameModes
{
    /// <summary>The log's name of the persistent universe.</summary>
    public const string PersistentUniverse = "SC_Default";

    private const string Menu = "SC_Frontend";

    /// <summary>Whether it is a mode of Arena Commander, where deaths cost nothing.</summary>
    public static bool IsArena(string? mode) => mode?.StartsWith("EA_", StringComparison.Ordinal) == true;

    internal static string? After(GameLogLine line, string? current) => line switch
    {
        ModeSet set => Known(set.Mode),
        ModeChange change => Known(change.ToMode),
        GameRules rules => Known(rules.Rules ?? rules.Mode),
        JoinPu => PersistentUniverse,
        _ => current,
    };

    private static string? Known(string? mode) => mode == Menu ? null : mode;
}
