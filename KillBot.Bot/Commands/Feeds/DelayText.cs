using System.Globalization;
using KillBot.Bot.Texts;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Delays as people write and read them: <c>10m</c>, <c>2h</c>, <c>1 h 30 min</c>; a number alone is minutes.</summary>
internal static class DelayText
{
    private const int MaxDigits = 9;

    private static readonly (TimeSpan Unit, string[] Names)[] Units =
    [
        (TimeSpan.FromDays(1),
            ["d", "day", "days", "t", "tag", "tage", "tagen", "j", "jour", "jours", "día", "días", "dia", "dias", "日", "日間"]),
        (TimeSpan.FromHours(1),
            ["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures", "hora", "horas", "時間"]),
        (TimeSpan.FromMinutes(1), ["m", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "分", "分間"]),
        (TimeSpan.FromSeconds(1),
            ["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "seconde", "secondes", "segundo", "segundos", "秒", "秒間"]),
    ];

    /// <summary>Null when it cannot be read. Can be longer than any feed may wait, up to <see cref="TimeSpan.MaxValue"/>; whole seconds.</summary>
    public static TimeSpan? Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty)
        {
            return null;
        }

        var seconds = 0.0;
        TimeSpan? previous = null;
        while (!rest.IsEmpty)
        {
            if (TakeNumber(ref rest) is not { } number || TakeUnit(ref rest, previous) is not { } unit || unit >= previous)
            {
                return null;
            }

            seconds += number * unit.TotalSeconds;
            previous = unit;
        }

        return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(Math.Round(seconds)) : TimeSpan.MaxValue;
    }

    /// <summary><c>1 day 2 hours</c></summary>
    public static string In(TimeSpan delay, LanguageTexts texts)
    {
        (string Key, long Count)[] parts =
        [
            ("feed.days", delay.Days), ("feed.hours", delay.Hours), ("feed.minutes", delay.Minutes), ("feed.seconds", delay.Seconds),
        ];
        return string.Join(' ', parts.Where(part => part.Count > 0).Select(part => texts.Say(part.Key, ("count", part.Count))));
    }

    private static double? TakeNumber(ref ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || rest[length] is '.' or ','))
        {
            length++;
        }

        Span<char> digits = stackalloc char[MaxDigits];
        if (length is 0 or > MaxDigits)
        {
            return null;
        }

        rest[..length].Replace(digits, ',', '.');
        rest = rest[length..].TrimStart();
        return double.TryParse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Without a unit it is minutes, alone or behind hours: <c>1h30</c>.</summary>
    private static TimeSpan? TakeUnit(ref ReadOnlySpan<char> rest, TimeSpan? previous)
    {
        var length = 0;
        while (length < rest.Length && char.IsLetter(rest[length]))
        {
            length++;
        }

        var name = rest[..length].ToString();
        rest = rest[length..].TrimStart(". ");
        if (name.Length == 0)
        {
            return rest.IsEmpty && (previous is null || previous == TimeSpan.FromHours(1)) ? TimeSpan.FromMinutes(1) : null;
        }

        var found = Array.Find(Units, unit => unit.Names.Contains(name, StringComparer.OrdinalIgnoreCase));
        return found.Names is null ? null : found.Unit;
    }
}
