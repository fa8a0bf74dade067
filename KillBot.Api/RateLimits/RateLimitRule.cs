using System.Globalization;

namespace KillBot.Api.RateLimits;

/// <summary>So much in so long, and what is said to those who want more.</summary>
/// <param name="Limit">1 to <see cref="RateLimitOptions.Max"/>.</param>
/// <param name="Seconds">Length of the window.</param>
/// <param name="Sentence">The rule in words.</param>
internal sealed record RateLimitRule(int Limit, int Seconds, string Sentence)
{
    private const int Minute = 60;
    private const int Hour = 3600;

    /// <summary><see cref="Limit"/> as a header says it.</summary>
    public string LimitText { get; } = Limit.ToString(CultureInfo.InvariantCulture);

    public static RateLimitRule Of(RateLimit limit, RateLimitOptions options) => limit switch
    {
        RateLimit.Anonymous or RateLimit.Authentication => new(
            options.AnonymousPerHour,
            Hour,
            Invariant($"An address without valid credentials has {options.AnonymousPerHour} requests an hour.")),
        RateLimit.Ingest => new(
            options.IngestPerMinute,
            Minute,
            Invariant($"A key may report {options.IngestPerMinute} events a minute, and each item of a batch counts.")),
        RateLimit.LogParsing => new(
            options.LogParsingPerHour, Hour, Invariant($"You have {options.LogParsingPerHour} requests an hour to the log parser.")),
        RateLimit.KeyManagement => new(
            options.KeyManagementPerMinute,
            Minute,
            Invariant($"You have {options.KeyManagementPerMinute} requests a minute for managing API keys.")),
        RateLimit.Webhooks => new(
            options.WebhooksPerMinute, Minute, Invariant($"You have {options.WebhooksPerMinute} requests a minute for managing webhooks.")),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "It has no rule."),
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
