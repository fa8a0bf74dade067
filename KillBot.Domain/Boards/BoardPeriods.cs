using System.Diagnostics;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Boards;

/// <summary>When the periods of boards end. They are those of the leaderboards, by the calendar in UTC.</summary>
public static class BoardPeriods
{
    /// <summary>The end of the period that goes on at <paramref name="time"/>, which is the beginning of the next; none for all of time.</summary>
    public static DateTimeOffset? EndOf(CalendarPeriod period, DateTimeOffset time) => StartOf(period, time) is not { } start ? null : period switch
    {
        CalendarPeriod.Day => start.AddDays(1),
        CalendarPeriod.Week => start.AddDays(7),
        CalendarPeriod.Month => start.AddMonths(1),
        CalendarPeriod.Season => start.AddMonths(3),
        _ => throw new UnreachableException(),
    };

    /// <summary>When the period that goes on at <paramref name="time"/> has begun; none for all of time.</summary>
    public static DateTimeOffset? StartOf(CalendarPeriod period, DateTimeOffset time) =>
        period.FirstDay(CalendarPeriods.DayOf(time)) is { } first ? CalendarPeriods.StartOf(first) : null;
}
