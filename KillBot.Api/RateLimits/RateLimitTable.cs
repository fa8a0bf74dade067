using System.Collections.Concurrent;

namespace KillBot.Api.RateLimits;

/// <summary>
/// The windows of one limit, by partition. At most <see cref="MaxPartitions"/>, some 10 MB: those that come when all are in use share a
/// few spare windows, so that somebody with very many addresses can neither use up the memory nor undo the limit.
/// </summary>
internal sealed class RateLimitTable(RateLimitRule rule, TimeProvider timeProvider, int maxPartitions = RateLimitTable.MaxPartitions)
{
    public const int MaxPartitions = 65_536;
    private const int SpareCount = 256;

    private readonly ConcurrentDictionary<RateLimitPartition, RateLimitWindow> _windows = [];
    private readonly RateLimitWindow[] _spares = [.. Enumerable.Range(0, SpareCount).Select(_ => new RateLimitWindow())];
    // The dictionary's own count takes all its locks.
    private int _count;
    private long _nextSweep;

    public RateLimitRule Rule => rule;

    /// <summary>How many partitions have a window of their own.</summary>
    public int Count => Volatile.Read(ref _count);

    public DateTimeOffset Now => timeProvider.GetUtcNow();

    /// <summary>Takes from a partition's window; see <see cref="RateLimitWindow.Take"/>.</summary>
    public RateLimitState Take(RateLimitPartition partition, int count, int own = 0)
    {
        while (true)
        {
            var now = Now;
            if (Find(partition, now)?.Take(rule, now, count, own) is { } state)
            {
                return state;
            }
        }
    }

    // Null when another request was faster to add it.
    private RateLimitWindow? Find(RateLimitPartition partition, DateTimeOffset now)
    {
        if (_windows.TryGetValue(partition, out var window))
        {
            return window;
        }

        Sweep(now);
        if (Interlocked.Increment(ref _count) > maxPartitions)
        {
            Interlocked.Decrement(ref _count);
            return _spares[(uint)partition.GetHashCode() % SpareCount];
        }

        var added = new RateLimitWindow();
        if (_windows.TryAdd(partition, added))
        {
            return added;
        }

        Interlocked.Decrement(ref _count);
        return null;
    }

    // Only a newcomer makes the table grow, so a newcomer pays, at most once per window.
    private void Sweep(DateTimeOffset now)
    {
        var next = Volatile.Read(ref _nextSweep);
        var seconds = now.ToUnixTimeSeconds();
        if ((seconds < next && next <= seconds + rule.Seconds)
            || Interlocked.CompareExchange(ref _nextSweep, seconds + rule.Seconds, next) != next)
        {
            return;
        }

        foreach (var (partition, window) in _windows)
        {
            if (window.TrySweep(rule, now) && _windows.TryRemove(partition, out _))
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }
}
