namespace KillBot.Api.RateLimits;

/// <summary>How often the API may be called. A number is at least 1 and at most <see cref="Max"/>.</summary>
public sealed class RateLimitOptions
{
    /// <summary>The highest limit that can be set.</summary>
    public const int Max = 1_000_000;

    /// <summary>False turns all limits off.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Requests per hour of an address without valid credentials, over everything but the health checks.</summary>
    public int AnonymousPerHour { get; set; } = 1000;

    /// <summary>Reported events per minute of a key; each item of a batch counts.</summary>
    public int IngestPerMinute { get; set; } = 600;

    /// <summary>Requests per hour of a key or user to the log parser.</summary>
    public int LogParsingPerHour { get; set; } = 50;

    /// <summary>Requests per minute of a key or user to the management of API keys.</summary>
    public int KeyManagementPerMinute { get; set; } = 5;

    /// <summary>Requests per minute of a key or user to the management of webhooks.</summary>
    public int WebhooksPerMinute { get; set; } = 20;
}
