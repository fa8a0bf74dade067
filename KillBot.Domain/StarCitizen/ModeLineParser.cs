namespace KillBot.Domain.StarCitizen;

/// <summary>Reads which game mode is played.</summary>
internal static class ModeLineParser
{
    public static GameLogLine? ModeSet(DateTimeOffset? at, LineScanner line) =>
        line.ReadName("]"u8, out var mode) ? new ModeSet(at, mode) : null;

    public static GameLogLine? ModeChange(DateTimeOffset? at, LineScanner line)
    {
        if (!line.SkipPast("Requesting Mode Change from "u8) || !line.SkipPast(" to "u8))
        {
            return null;
        }

        line.Skip("GameMode."u8);
        return line.ReadName("["u8, out var mode) ? new ModeChange(at, mode) : null;
    }

    public static GameLogLine? GameRules(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("gamerules=\""u8, "\""u8) is { } rules ? new GameRules(at, rules, Mode: null) : null;

    public static GameLogLine? SeededRules(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("GameMode["u8, "]"u8) is { } mode ? new GameRules(at, Rules: null, mode) : null;

    public static GameLogLine? LoadingClosed(DateTimeOffset? at, LineScanner line) =>
        line.ReadName(" : "u8, out var map) && line.ReadName(" closed after "u8, out var rules) && line.ReadNumber(" seconds"u8, out var seconds)
            ? new LoadingClosed(at, map, rules, seconds)
            : null;

    public static GameLogLine? PuStart(DateTimeOffset? at, LineScanner line) =>
        line.Skip(" Starting 'Game' "u8) ? new PuStart(at) : null;
}
