namespace KillBot.Domain.VRChat.Client;

/// <summary>
/// A token bucket of 60 requests a minute that a burst cannot exceed: 10 at once and one more every 1.2 seconds make 60 in the busiest
/// minute. For one thread at a time.
/// </summary>
internal sealed class RequestBudget(TimeProvider timeProvider)
{
    public const int PerMinute = 60;
    public const int Burst = 10;

    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1) / (PerMinute - Burst);

    private readonly long _start = timeProvider.GetTimestamp();
    private TimeSpan _fullAt = TimeSpan.Zero;

    /// <summary>Takes a token and returns zero, or takes none and returns how long there will be none.</summary>
    public TimeSpan Take()
    {
        var now = timeProvider.GetElapsedTime(_start);
        var fullAt = _fullAt > now ? _fullAt : now;
        var wait = fullAt - now - ((Burst - 1) * Interval);
        if (wait > TimeSpan.Zero)
        {
            return wait;
        }

        _fullAt = fullAt + Interval;
        return TimeSpan.Zero;
    }
}
