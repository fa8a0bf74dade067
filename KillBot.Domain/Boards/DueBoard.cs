namespace KillBot.Domain.Boards;

/// <summary>A board that there is something to do for.</summary>
/// <param name="TimeZone">The server's time zone now, by its IANA name.</param>
public sealed record DueBoard(ScheduledBoard Board, string TimeZone);
