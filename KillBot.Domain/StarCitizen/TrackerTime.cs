using System.Globalization;

namespace KillBot.Domain.StarCitizen;

/// <summary>Times as kill trackers send them.</summary>
public static class TrackerTime
{
    /// <summary>Larger numbers are milliseconds: as seconds they would lie beyond the year 5000.</summary>
    private const long MaxSeconds = 99_999_999_999;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "d MMM yyyy HH:mm",
        "d MMM yyyy HH:mm:ss",
    ];

    /// <summary>
    /// Reads ISO 8601, also as the game's log has it (<c>&lt;2025-04-13T17:17:51.279Z&gt;</c>), with a space instead of the T, or
    /// followed by <c>UTC</c>; <c>13 Apr 2025 17:17 UTC</c>; seconds and milliseconds since 1970. Without an offset it is UTC.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.AsSpan().Trim();
        if (plain is ['<', .. var inner, '>'])
        {
            plain = inner.Trim();
        }

        if (double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return TryFromUnix(number, out time);
        }

        if (plain.EndsWith("UTC", StringComparison.OrdinalIgnoreCase) || plain.EndsWith("GMT", StringComparison.OrdinalIgnoreCase))
        {
            plain = plain[..^3].TrimEnd();
        }

        return DateTimeOffset.TryParseExact(
            plain, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    private static bool TryFromUnix(double number, out DateTimeOffset time)
    {
        var milliseconds = number <= MaxSeconds ? number * 1000 : number;
        var isTime = milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        time = isTime ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : default;
        return isTime;
    }
}
