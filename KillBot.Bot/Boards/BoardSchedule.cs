using System.Globalization;
using KillBot.Domain.Boards;
using Quartz;

namespace KillBot.Bot.Boards;

/// <summary>
/// When a board is posted, by the clocks of a time zone: once for each reading of the clock that the cron expression names. A reading that clocks
/// skip, when they go forward, counts as the moment in which they do; one that they show twice counts the first time.
/// </summary>
internal sealed class BoardSchedule
{
    // Seconds and minutes are single numbers: a board comes once an hour at most.
    private const int UnixFields = 5;

    private readonly CronExpression _readings;

    private BoardSchedule(CronExpression readings) => _readings = readings;

    /// <summary>The expression in Quartz' own form.</summary>
    public string Cron => _readings.CronExpressionString;

    public static BoardSchedule Daily(TimeOnly time) => Of(time, "* * ?");

    /// <param name="day">Such as <c>MON</c>.</param>
    public static BoardSchedule Weekly(string day, TimeOnly time) => Of(time, "? * " + day);

    /// <param name="day">1 to 28, which every month has.</param>
    public static BoardSchedule Monthly(int day, TimeOnly time) => Of(time, string.Create(CultureInfo.InvariantCulture, $"{day} * ?"));

    /// <summary>
    /// A cron expression of six or seven fields as Quartz reads them, or of five as Unix does; null when it is none, or comes more often than
    /// once an hour.
    /// </summary>
    public static BoardSchedule? Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (text.Length > BoardRules.MaxCronLength || fields.Length < UnixFields || fields.Length > UnixFields + 2)
        {
            return null;
        }

        var format = fields.Length == UnixFields ? CronFormat.Unix : CronFormat.Quartz;
        string[] once = format == CronFormat.Unix ? [fields[0]] : [fields[0], fields[1]];
        return once.All(IsNumber) && CronExpression.TryParse(string.Join(' ', fields), format, out var expression) && expression is not null
            ? new BoardSchedule(expression.WithTimeZone(TimeZoneInfo.Utc))
            : null;
    }

    /// <summary>The first time after a moment; null when there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment, TimeZoneInfo zone)
    {
        // Readings are reckoned as if they were in UTC, where clocks never change.
        DateTimeOffset? reading = new DateTimeOffset(TimeZoneInfo.ConvertTime(moment, zone).DateTime, TimeSpan.Zero);
        while ((reading = _readings.GetNextValidTimeAfter(reading.Value)) is { } next)
        {
            if (WallClock.MomentOf(next.DateTime, zone) is var time && time > moment)
            {
                return time;
            }
        }

        return null;
    }

    /// <summary>The first times after a moment, up to <paramref name="count"/>.</summary>
    public IReadOnlyList<DateTimeOffset> NextAfter(DateTimeOffset moment, TimeZoneInfo zone, int count)
    {
        List<DateTimeOffset> times = [];
        while (times.Count < count && NextAfter(times.Count == 0 ? moment : times[^1], zone) is { } next)
        {
            times.Add(next);
        }

        return times;
    }

    private static BoardSchedule Of(TimeOnly time, string days) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"0 {time.Minute} {time.Hour} {days}"))!;

    private static bool IsNumber(string field) => field.Length is > 0 and <= 2 && field.All(char.IsAsciiDigit);
}
