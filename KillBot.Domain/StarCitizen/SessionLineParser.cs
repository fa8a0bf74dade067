namespace KillBot.Domain.StarCitizen;

/// <summary>Reads headers, logins and connections.</summary>
internal static class SessionLineParser
{
    public static GameLogLine? LogStarted(DateTimeOffset? at, LineScanner line) => new LogStarted(at, line.ReadText(""u8));

    public static GameLogLine? BuiltOn(DateTimeOffset? at, LineScanner line) => new BuiltOn(at, line.ReadText(""u8));

    public static GameLogLine? Branch(DateTimeOffset? at, LineScanner line) => new Build(at, Branch: line.ReadText(""u8).Trim());

    public static GameLogLine? Changelist(DateTimeOffset? at, LineScanner line) => new Build(at, Changelist: line.ReadText(""u8).Trim());

    public static GameLogLine? FileVersion(DateTimeOffset? at, LineScanner line) => new Build(at, FileVersion: line.ReadText(""u8).Trim());

    public static GameLogLine? Session(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("'"u8, "'"u8) is { } id ? new Session(at, id) : null;

    public static GameLogLine? EnvironmentSession(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("'"u8, "'"u8) is { } id ? new EnvironmentSession(at, id) : null;

    public static GameLogLine? Login(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("User Login Success - Handle["u8, "]"u8) is { } handle ? new Login(at, handle) : null;

    public static GameLogLine? Character(DateTimeOffset? at, LineScanner line) =>
        line.SkipPast(" - geid "u8) && line.ReadId(" "u8, out var geid) && line.NameAfter(" - name "u8, " - state STATE_"u8) is { } name
            ? new Character(at, name, geid)
            : null;

    public static GameLogLine? Spawned(DateTimeOffset? at, LineScanner line) => new Spawned(at);

    public static GameLogLine? Connect(DateTimeOffset? at, LineScanner line) => new Connect(at);

    public static GameLogLine? ClientConnected(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("Player["u8, "]"u8) is { } player ? new ClientConnected(at, player) : null;

    public static GameLogLine? JoinPu(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("shard["u8, "]"u8) is { } shard ? new JoinPu(at, shard) : null;

    public static GameLogLine? Shard(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("New Shard Id: "u8, ". "u8) is { } shard ? new Shard(at, shard) : null;

    public static GameLogLine? ChannelDisconnected(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("cause="u8, " "u8) is { } cause && line.NameAfter("reason=\""u8, "\""u8) is { } reason
            ? new ChannelDisconnected(at, cause, reason, line.NameAfter("gamerules=\""u8, "\""u8))
            : null;

    public static GameLogLine? Quit(DateTimeOffset? at, LineScanner line) => new Quit(at, line.NameAfter("cause="u8, ","u8));

    public static GameLogLine? Crash(DateTimeOffset? at, LineScanner line) => new Crash(at, line.ReadText(""u8));
}
