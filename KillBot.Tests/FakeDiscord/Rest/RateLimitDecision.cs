using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>What the limits say to one request (https://discord.com/developers/docs/topics/rate-limits#header-format).</summary>
/// <param name="Bucket">Null for the global limit, which has no bucket headers.</param>
/// <param name="RetryAfter">Null lets the request through.</param>
/// <param name="Scope"><c>user</c>, <c>global</c> or <c>shared</c>.</param>
internal sealed record RateLimitDecision(
    string? Bucket, int Limit, int Remaining, DateTimeOffset ResetAt, TimeSpan ResetAfter, TimeSpan? RetryAfter = null, string Scope = "user")
{
    public bool IsLimited => RetryAfter is not null;

    public JsonNode Body() => new JsonObject
    {
        ["message"] = Scope == "shared" ? "The resource is being rate limited." : "You are being rate limited.",
        ["retry_after"] = Math.Round(RetryAfter!.Value.TotalSeconds, 3),
        ["global"] = Scope == "global",
    };

    public void WriteTo(IHeaderDictionary headers)
    {
        if (Bucket is not null)
        {
            headers["X-RateLimit-Bucket"] = Bucket;
            headers["X-RateLimit-Limit"] = Limit.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = Remaining.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset"] = Seconds(ResetAt.ToUnixTimeMilliseconds() / 1000.0);
            headers["X-RateLimit-Reset-After"] = Seconds(ResetAfter.TotalSeconds);
        }

        if (RetryAfter is { } retry)
        {
            // The header is whole seconds, rounded up; the body has the fraction.
            headers["Retry-After"] = Math.Ceiling(retry.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Scope"] = Scope;
            if (Scope == "global")
            {
                headers["X-RateLimit-Global"] = "true";
            }
        }
    }

    private static string Seconds(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
