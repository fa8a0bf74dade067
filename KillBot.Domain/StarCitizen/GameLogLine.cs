namespace KillBot.Domain.StarCitizen;

/// <summary>One line of <c>Game.log</c> that means something to KillBot.</summary>
/// <param name="Kind">What the line is, in snake_case: <c>actor_death</c>, <c>login</c>, <c>mode_set</c>, …</param>
/// <param name="Timestamp">The line's own time, UTC; null on the few lines the game writes without one.</param>
/// <remarks>Names are as logged. A name is at most <see cref="LineScanner.MaxNameLength"/> characters and holds no control characters.</remarks>
public abstract record GameLogLine(string Kind, DateTimeOffset? Timestamp);
