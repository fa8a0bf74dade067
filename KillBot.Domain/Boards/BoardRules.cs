using KillBot.Domain.Stats;

namespace KillBot.Domain.Boards;

/// <summary>What a board may be.</summary>
public static class BoardRules
{
    public const int MaxPerServer = 25;

    public const int MinTop = 3;

    public const int MaxTop = 25;

    /// <summary>Places of all types together: what surely fits into one message.</summary>
    public const int MaxLines = 50;

    /// <summary>Of a cron expression, in UTF-16 units.</summary>
    public const int MaxCronLength = 100;

    /// <summary>A board that could not be posted at its time is posted up to this much later.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromHours(6);

    /// <summary>Why a board cannot be like this; null when it can.</summary>
    public static BoardRefusal? Check(BoardChoices choices) =>
        choices.Top is < MinTop or > MaxTop ? BoardRefusal.Top
        : choices.Types.Count == 0 || choices.Types.Distinct().Count() < choices.Types.Count || choices.Types.Count * choices.Top > MaxLines
            ? BoardRefusal.Types
        : choices.Cron.Length is 0 or > MaxCronLength ? BoardRefusal.Cron
        : choices is { HasFinals: true, Period: CalendarPeriod.All or CalendarPeriod.Day } ? BoardRefusal.Finals
        : null;
}
