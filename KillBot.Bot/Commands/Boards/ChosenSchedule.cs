using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using KillBot.Bot.Boards;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Boards;

/// <summary>Reads the options that say when a board is posted.</summary>
internal static class ChosenSchedule
{
    private const string DefaultTime = "20:00";
    private static readonly string[] TimeFormats = ["H:mm", "%H"];

    /// <param name="error">The key of the text that says what is wrong.</param>
    public static bool TryRead(CommandOptions options, [NotNullWhen(true)] out BoardSchedule? schedule, [NotNullWhen(false)] out string? error)
    {
        (schedule, error) = options.GetString(BoardOptions.ScheduleName) == "cron"
            ? ReadCron(options.FindString(BoardOptions.CronName))
            : ReadAtTime(options);
        return schedule is not null;
    }

    /// <summary><c>9</c>, <c>9:30</c> or <c>21:30</c>.</summary>
    public static TimeOnly? ParseTime(string text) =>
        TimeOnly.TryParseExact(text.Trim(), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static (BoardSchedule? Schedule, string? Error) ReadCron(string? cron) =>
        cron is null ? (null, "board.no-cron") : BoardSchedule.Parse(cron) is { } schedule ? (schedule, null) : (null, "board.bad-cron");

    private static string WeekdayOf(CommandOptions options) =>
        options.FindString(BoardOptions.WeekdayName) is { } chosen && BoardOptions.Weekdays.Contains(chosen) ? chosen : BoardOptions.Weekdays[0];

    private static (BoardSchedule? Schedule, string? Error) ReadAtTime(CommandOptions options)
    {
        if (ParseTime(options.FindString(BoardOptions.TimeName) ?? DefaultTime) is not { } time)
        {
            return (null, "board.bad-time");
        }

        return options.GetString(BoardOptions.ScheduleName) switch
        {
            "weekly" => (BoardSchedule.Weekly(WeekdayOf(options).ToUpperInvariant(), time), null),
            "monthly" => (BoardSchedule.Monthly((int)Math.Clamp(options.FindInteger(BoardOptions.DayName) ?? 1, 1, BoardOptions.MaxDay), time), null),
            _ => (BoardSchedule.Daily(time), null),
        };
    }
}
