namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>When a failed delivery is tried again.</summary>
internal static class WebhookRetry
{
    /// <summary>No delay is longer, whatever the webhook or its receiver wishes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>A webhook of which nothing has arrived for this long is switched off.</summary>
    public static readonly TimeSpan SwitchOffAfter = TimeSpan.FromHours(24);

    /// <summary>
    /// <see cref="Webhook.RetryDelay"/> × <see cref="Webhook.BackoffMultiplier"/>ⁿ, up to a fifth longer so that failures do not
    /// march in step; null when the retries are used up.
    /// </summary>
    /// <param name="attempts">Attempts before the one that has just failed.</param>
    /// <param name="jitter">From 0 to 1.</param>
    public static TimeSpan? DelayAfter(Webhook webhook, int attempts, double jitter)
    {
        if (attempts >= webhook.MaxRetries)
        {
            return null;
        }

        var milliseconds = webhook.RetryDelay * Math.Pow(webhook.BackoffMultiplier, attempts) * (1 + (0.2 * jitter));
        return TimeSpan.FromMilliseconds(Math.Min(milliseconds, Longest.TotalMilliseconds));
    }
}
