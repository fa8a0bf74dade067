namespace KillBot.Api.RateLimits;

/// <summary>
/// A fixed window that counts for one partition. It begins with the first request and is one number, changed without a lock: the
/// second it ends in the upper half, how much was taken in the lower.
/// </summary>
internal sealed class RateLimitWindow
{
    private const long Swept = -1;
    private long _state;

    /// <summary>
    /// Takes <paramref name="count"/> if it fits. More than the whole limit fits into a window that is untouched but for
    /// <paramref name="own"/>, and makes it as many times longer: otherwise it would never be let in.
    /// </summary>
    /// <param name="own">What the same request has taken before.</param>
    /// <returns>How the window stands; null if it was swept and another one has taken its place.</returns>
    public RateLimitState? Take(RateLimitRule rule, DateTimeOffset now, int count, int own = 0)
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if (state == Swept)
            {
                return null;
            }

            var (end, used) = Read(state, rule, now);
            // A window that ended between a request's first item and the others starts with all of them.
            var taken = Math.Min(own, used);
            var isFirst = used == taken;
            var isTaken = used + (long)count <= rule.Limit || isFirst;
            if (!isTaken)
            {
                return new RateLimitState(false, Math.Max(0, rule.Limit - used), end);
            }

            var total = used + count;
            end = isFirst ? EndOf(rule, now, total) : end;
            if (Interlocked.CompareExchange(ref _state, (end << 32) | (uint)total, state) == state)
            {
                return new RateLimitState(true, Math.Max(0, rule.Limit - total), end);
            }
        }
    }

    /// <summary>Ends the use of a window that is over; false if it is not.</summary>
    public bool TrySweep(RateLimitRule rule, DateTimeOffset now)
    {
        var state = Volatile.Read(ref _state);
        return Read(state, rule, now).Used == 0 && Interlocked.CompareExchange(ref _state, Swept, state) == state;
    }

    private static (long End, int Used) Read(long state, RateLimitRule rule, DateTimeOffset now)
    {
        var end = state >> 32;
        var used = (int)(uint)state;
        // A clock that was set back must not leave a window open for longer than it would have been.
        var isOpen = end * 1000 > now.ToUnixTimeMilliseconds() && end <= EndOf(rule, now, used);
        return isOpen ? (end, used) : (0, 0);
    }

    private static long EndOf(RateLimitRule rule, DateTimeOffset now, int used)
    {
        var windows = Math.Max(1, ((long)used + rule.Limit - 1) / rule.Limit);
        return ((now.ToUnixTimeMilliseconds() + 999) / 1000) + (windows * rule.Seconds);
    }
}

/// <summary>What a window says to a request.</summary>
/// <param name="IsTaken">It fitted.</param>
/// <param name="Remaining">How much fits now.</param>
/// <param name="Reset">When the window ends, in unix seconds.</param>
internal readonly record struct RateLimitState(bool IsTaken, int Remaining, long Reset);
