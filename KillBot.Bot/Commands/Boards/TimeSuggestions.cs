using System.Globalization;
using KillBot.Bot.Boards;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Boards;

/// <summary>Times of the day while they are typed, with what they are in UTC.</summary>
internal static class TimeSuggestions
{
    private const int MaxZoneLength = 60;

    /// <summary>Full hours, or the quarters of the hour that was typed.</summary>
    public static IReadOnlyList<ApplicationCommandOptionChoice> Of(string typed, TimeZoneInfo zone, DateTimeOffset now)
    {
        typed = typed.Trim();
        IEnumerable<TimeOnly> times = ChosenSchedule.ParseTime(typed) is { } time
            ? Enumerable.Range(0, 4).Select(quarter => new TimeOnly(time.Hour, quarter * 15)).Prepend(time).Distinct()
            : Enumerable.Range(0, 24).Select(hour => new TimeOnly(hour, 0));
        return
        [
            .. times.Select(candidate => (Time: candidate, Text: candidate.ToString("HH:mm", CultureInfo.InvariantCulture)))
                .Where(candidate => ChosenSchedule.ParseTime(typed) is not null || candidate.Text.StartsWith(typed, StringComparison.Ordinal))
                .Select(candidate => new ApplicationCommandOptionChoice
                {
                    Name = Describe(candidate.Time, candidate.Text, zone, now),
                    Value = candidate.Text,
                }),
        ];
    }

    private static string Describe(TimeOnly time, string text, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var moment = WallClock.MomentOf(today.ToDateTime(time), zone).UtcDateTime;
        return string.Create(CultureInfo.InvariantCulture, $"{text} {Markdown.Plain(zone.Id, MaxZoneLength)} = {moment:HH:mm} UTC");
    }
}
