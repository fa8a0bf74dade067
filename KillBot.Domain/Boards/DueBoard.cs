namespace KillBot.Domain.Boards;

/// <summary>A board that there is something to do for.</summary>
/// <param name="TimeZone">The server's time zone now, by its IANA name.</param>
/// <param name="IsOn">The bot is in the guild, which has turned neither leaderboards nor notifications off.</param>
public sealed record DueBoard(ScheduledBoard Board, string TimeZone, bool IsOn = true);
