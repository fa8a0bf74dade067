namespace KillBot.Api.RateLimits;

/// <summary>
/// The limit that an endpoint is under; see <see cref="RateLimitOptions"/> for the numbers. Whoever brings no valid credentials is
/// under <see cref="Anonymous"/> everywhere.
/// </summary>
internal enum RateLimit
{
    /// <summary>None: health checks.</summary>
    Unlimited,

    /// <summary>By address, and only for callers without valid credentials: what holds where nothing else is said.</summary>
    Anonymous,

    /// <summary>The same budget, for callers with credentials too: where signatures and codes can be guessed, and what is costly.</summary>
    Authentication,

    /// <summary>Reported events, each counted, of all ways to report them together.</summary>
    Ingest,

    /// <summary>Reading game logs.</summary>
    LogParsing,

    /// <summary>Making, listing and revoking API keys.</summary>
    KeyManagement,

    /// <summary>Making and testing webhooks.</summary>
    Webhooks,
}
