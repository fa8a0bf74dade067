using System.Globalization;

namespace KillBot.Domain.Http;

/// <summary>How long an answer asks to wait (RFC 9110, section 10.2.3).</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Between a second and an hour; null when the header is missing or does not say.</summary>
    /// <param name="header">Seconds, or a date.</param>
    public static TimeSpan? Parse(string? header, DateTimeOffset now)
    {
        TimeSpan? wait = int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParseExact(header, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - now
            : null;
        return wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait > Longest ? Longest : wait;
    }
}
