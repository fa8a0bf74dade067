using System.Diagnostics;

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

/// <summary>When periods begin. Days are counted from 1970-01-01 UTC.</summary>
public static class CalendarPeriods
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>The day of a time in UTC.</summary>
    public static int DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime).DayNumber - Epoch.DayNumber;

    /// <summary>When a day begins.</summary>
    public static DateTimeOffset StartOf(int day) => DateTimeOffset.UnixEpoch.AddDays(day);

    /// <summary>A period as the API and the commands name it: <c>all</c>, <c>day</c>, <c>week</c>, <c>month</c>, <c>season</c>.</summary>
    public static string NameOf(CalendarPeriod period) => period.ToString().ToLowerInvariant();

    /// <summary>The period of a name, whatever its case; null for none.</summary>
    public static CalendarPeriod? Find(string? name)
    {
        foreach (var period in Enum.GetValues<CalendarPeriod>())
        {
            if (string.Equals(name, NameOf(period), StringComparison.OrdinalIgnoreCase))
            {
                return period;
            }
        }

        return null;
    }

    /// <summary>The first day of the period that <paramref name="day"/> is in; none for all of time.</summary>
    public static int? FirstDay(this CalendarPeriod period, int day)
    {
        var date = Epoch.AddDays(day);
        return period switch
        {
            CalendarPeriod.All => null,
            CalendarPeriod.Day => day,
            CalendarPeriod.Week => day - (((int)date.DayOfWeek + 6) % 7),
            CalendarPeriod.Month => day - date.Day + 1,
            CalendarPeriod.Season => new DateOnly(date.Year, date.Month - ((date.Month - 1) % 3), 1).DayNumber - Epoch.DayNumber,
            _ => throw new UnreachableException(),
        };
    }
}
