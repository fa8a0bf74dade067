namespace KillBot.Domain.Stats;

/// <summary>The current day, week, …, by the calendar in UTC.</summary>
public enum CalendarPeriod
{
    All,
    Day,

    /// <summary>The ISO week, from Monday.</summary>
    Week,
    Month,

    /// <summary>The quarter of the calendar.</summary>
    Season,
}
