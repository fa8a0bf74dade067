using System.Globalization;
using System.Text.RegularExpressions;
using KillBot.Bot.Texts;
using KillBot.Domain.Boards;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Boards;

/// <summary>What boards show, and when, in words.</summary>
internal static partial class BoardWords
{
    public static string Type(LeaderboardType type, LanguageTexts texts) => texts[$"board.type.{LeaderboardTypes.NameOf(type)}"];

    public static string Period(CalendarPeriod period, LanguageTexts texts) => texts[$"board.period.{CalendarPeriods.NameOf(period)}"];

    /// <summary>Such as <c>Kills, Deaths · week</c>.</summary>
    public static string Contents(ScheduledBoard board, LanguageTexts texts) =>
        $"{string.Join(", ", board.LeaderboardTypes.Select(type => Type(type, texts)))} · {Period(board.Period, texts)}";

    /// <summary>Such as <c>every Friday at 20:00</c>; a schedule of another kind as its cron expression.</summary>
    public static string Schedule(string cron, LanguageTexts texts)
    {
        var parts = Simple().Match(cron);
        var time = TextValue.Markdown(parts.Success
            ? string.Create(CultureInfo.InvariantCulture, $"{Number(parts, "hour"):00}:{Number(parts, "minute"):00}")
            : "");
        return !parts.Success ? texts.Say("board.schedule-cron", ("cron", TextValue.Escaped(cron, BoardRules.MaxCronLength * 2)))
            : parts.Groups["weekday"] is { Success: true, Value: var weekday } ? texts.Say(
                "board.schedule-weekly",
                ("weekday", TextValue.Markdown(texts["command.board.add.weekday." + weekday.ToLowerInvariant()])),
                ("time", time))
            : parts.Groups["day"].Success ? texts.Say("board.schedule-monthly", ("day", (long)Number(parts, "day")), ("time", time))
            : texts.Say("board.schedule-daily", ("time", time));
    }

    private static int Number(Match parts, string group) => int.Parse(parts.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^0 (?<minute>\d{1,2}) (?<hour>\d{1,2}) (\* \* \?|\? \* (?<weekday>MON|TUE|WED|THU|FRI|SAT|SUN)|(?<day>\d{1,2}) \* \?)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Simple();
}
