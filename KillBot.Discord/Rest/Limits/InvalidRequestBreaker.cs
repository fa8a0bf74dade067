namespace KillBot.Discord.Rest.Limits;

/// <summary>
/// Stops calls well before 10,000 invalid requests in 10 minutes, for which Discord bans the address
/// (https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans).
/// </summary>
internal sealed class InvalidRequestBreaker(TimeProvider time, int threshold = InvalidRequestBreaker.DefaultThreshold)
{
    public const int DefaultThreshold = 5000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Queue<TimeSpan> _expiries = new();

    // Callers wait for their answers; what else goes wrong shall not take the whole ban's distance from them.
    private readonly int _interactionThreshold = threshold * 8 / 5;

    /// <summary>How long no such call may be made; null if it may be made.</summary>
    public TimeSpan? OpenFor(Endpoint endpoint)
    {
        var limit = endpoint.CountsGlobally ? threshold : _interactionThreshold;
        lock (_gate)
        {
            var now = Forget();
            return _expiries.Count >= limit ? _expiries.ElementAt(_expiries.Count - limit) - now : null;
        }
    }

    /// <summary>Counts a 401, a 403 or a 429 that is the bot's own; true if this one opened the breaker.</summary>
    public bool Count()
    {
        lock (_gate)
        {
            var now = Forget();
            _expiries.Enqueue(now + Window);
            return _expiries.Count == threshold;
        }
    }

    private TimeSpan Forget()
    {
        var now = time.GetElapsedTime(_start);
        while (_expiries.TryPeek(out var expiry) && expiry <= now)
        {
            _expiries.Dequeue();
        }

        return now;
    }
}
