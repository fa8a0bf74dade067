namespace KillBot.Domain.StarCitizen;

public sealed record LogStarted(DateTimeOffset? At, string Text) : GameLogLine("log_started", At);

public sealed record BuiltOn(DateTimeOffset? At, string Text) : GameLogLine("built_on", At);

/// <summary>One of the header lines Branch, Changelist, FileVersion; the other two are null.</summary>
public sealed record Build(DateTimeOffset? At, string? Branch = null, string? Changelist = null, string? FileVersion = null)
    : GameLogLine("build", At);

public sealed record Session(DateTimeOffset? At, string Id) : GameLogLine("session", At);

public sealed record EnvironmentSession(DateTimeOffset? At, string Id) : GameLogLine("env_session", At);

/// <summary>The log's owner logged in.</summary>
public sealed record Login(DateTimeOffset? At, string Handle) : GameLogLine("login", At);

/// <summary>The log owner's character.</summary>
/// <param name="Geid">The id that later lines show in brackets behind the name.</param>
public sealed record Character(DateTimeOffset? At, string Name, long Geid) : GameLogLine("character", At);

public sealed record Spawned(DateTimeOffset? At) : GameLogLine("spawned", At);

public sealed record Connect(DateTimeOffset? At) : GameLogLine("connect", At);

public sealed record ClientConnected(DateTimeOffset? At, string Player) : GameLogLine("client_connected", At);

public sealed record JoinPu(DateTimeOffset? At, string Shard) : GameLogLine("join_pu", At);

public sealed record Shard(DateTimeOffset? At, string NewShard) : GameLogLine("shard", At);

public sealed record ChannelDisconnected(DateTimeOffset? At, string Cause, string Reason, string? GameRules)
    : GameLogLine("channel_disconnected", At);

public sealed record Quit(DateTimeOffset? At, string? Cause) : GameLogLine("quit", At);

/// <summary>The game's own exception report; written without a timestamp.</summary>
public sealed record Crash(DateTimeOffset? At, string Text) : GameLogLine("crash", At);
