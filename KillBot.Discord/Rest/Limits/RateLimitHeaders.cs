using System.Globalization;
using System.Net.Http.Headers;

namespace KillBot.Discord.Rest.Limits;

/// <summary>What an answer says about its limit (https://discord.com/developers/docs/topics/rate-limits#header-format).</summary>
internal readonly record struct RateLimitHeaders
{
    // A wrong clock or a wrong header must not silence a bucket for longer than any real limit.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public string? Bucket { get; private init; }

    public int? Limit { get; private init; }

    public int Remaining { get; private init; }

    /// <summary>Time until the bucket is full again.</summary>
    public TimeSpan? ResetAfter { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    public bool IsGlobal { get; private init; }

    /// <summary>The resource is limited for all who use it; the bot has done nothing wrong.</summary>
    public bool IsShared { get; private init; }

    /// <summary>True if <see cref="Limit"/>, <see cref="Remaining"/> and <see cref="ResetAfter"/> are known.</summary>
    public bool IsComplete => Limit is > 0 && ResetAfter is not null;

    public static RateLimitHeaders Read(HttpResponseHeaders headers, TimeProvider time)
    {
        var all = headers.NonValidated;
        var scope = Text(all, "X-RateLimit-Scope");
        var remaining = Number(all, "X-RateLimit-Remaining");
        return new RateLimitHeaders
        {
            Bucket = Text(all, "X-RateLimit-Bucket"),
            Limit = remaining is null ? null : (int?)Number(all, "X-RateLimit-Limit"),
            Remaining = (int)Math.Clamp(remaining ?? 0, 0, int.MaxValue),
            ResetAfter = Duration(Number(all, "X-RateLimit-Reset-After")
                ?? (Number(all, "X-RateLimit-Reset") - time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0)),
            RetryAfter = Duration(Number(all, "Retry-After")) ?? UntilDate(headers.RetryAfter?.Date, time),
            IsGlobal = scope == "global" || string.Equals(Text(all, "X-RateLimit-Global"), "true", StringComparison.OrdinalIgnoreCase),
            IsShared = scope == "shared",
        };
    }

    /// <summary>Seconds as a time span; null for null and nonsense.</summary>
    public static TimeSpan? Duration(double? seconds) => seconds switch
    {
        null or double.NaN => null,
        <= 0 => TimeSpan.Zero,
        _ when seconds >= LongestWait.TotalSeconds => LongestWait,
        _ => TimeSpan.FromSeconds(seconds.Value),
    };

    private static TimeSpan? UntilDate(DateTimeOffset? date, TimeProvider time) =>
        date is null ? null : Duration((date.Value - time.GetUtcNow()).TotalSeconds);

    private static string? Text(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.ToString() : null;

    private static double? Number(HttpHeadersNonValidated headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
