namespace KillBot.Domain.StarCitizen;

/// <summary>A game mode begins, such as <c>EA_SquadronBattle</c>.</summary>
public sealed record ModeSet(DateTimeOffset? At, string Mode) : GameLogLine("mode_set", At);

/// <summary>The lobby of Arena Commander asks for another mode.</summary>
public sealed record ModeChange(DateTimeOffset? At, string ToMode) : GameLogLine("mode_change", At);

/// <summary>Rules of the level being entered: <c>SC_Default</c> is the persistent universe, <c>SC_Frontend</c> the menu.</summary>
public sealed record GameRules(DateTimeOffset? At, string? Rules, string? Mode) : GameLogLine("game_rules", At);

/// <param name="Map">The level that is ready: <c>pu</c>, <c>Frontend_Main</c>, …</param>
public sealed record LoadingClosed(DateTimeOffset? At, string Map, string Rules, double Seconds) : GameLogLine("loading_closed", At);

/// <summary>The client starts to enter a level.</summary>
public sealed record PuStart(DateTimeOffset? At) : GameLogLine("pu_start", At);
