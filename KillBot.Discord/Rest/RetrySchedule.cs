namespace KillBot.Discord.Rest;

/// <summary>How often, and after what time, one request is tried again.</summary>
internal sealed class RetrySchedule
{
    /// <summary>Tries in all, if Discord fails or cannot be reached.</summary>
    public const int MaxTries = 5;

    /// <summary>How often one request may be told to come back later.</summary>
    public const int MaxRefusals = 10;

    /// <summary>Who is told to come back later than this, is told so.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);

    private int _failures;
    private int _refusals;

    /// <summary>False once it has failed too often. The delay doubles, and is spread so that many clients do not return at once.</summary>
    public bool TryAfterFailure(TimeSpan? retryAfter, out TimeSpan delay)
    {
        delay = FirstDelay * Math.Pow(2, _failures) * (0.75 + (Random.Shared.NextDouble() / 2));
        if (retryAfter > delay)
        {
            delay = retryAfter.Value;
        }

        return ++_failures < MaxTries && delay <= MaxRetryAfter;
    }

    /// <summary>False once it was refused too often, or for too long.</summary>
    public bool TryAfterRefusal(TimeSpan retryAfter) => ++_refusals < MaxRefusals && retryAfter <= MaxRetryAfter;
}
