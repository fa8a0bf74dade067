namespace KillBot.Discord.Rest.Limits;

/// <summary>
/// Learns buckets from answers and lets requests wait for theirs, first come first served
/// (https://discord.com/developers/docs/topics/rate-limits). A lock for all buckets is enough: it is held for nanoseconds and
/// asked for some hundred times a second.
/// </summary>
internal sealed class BucketLimits(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<Endpoint, string> _names = [];
    private readonly Dictionary<BucketKey, Bucket> _buckets = [];
    private TimeSpan _nextSweep = SweepInterval;
    private bool _disposed;

    /// <summary>How many buckets are held in memory.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _buckets.Count;
            }
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <param name="sequence">The age of the request, the same for all its tries.</param>
    /// <exception cref="DiscordRestException">The bucket is closed for too long to wait.</exception>
    public ValueTask<Permit> AcquireAsync(RestRequest request, long sequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var now = Now;
            Sweep(now);
            var bucket = BucketOf(_names.GetValueOrDefault(request.Endpoint, request.Endpoint.Name), request.Major);
            if (bucket.Waiting.Count == 0 && bucket.TryTake(request.Endpoint, now, out var permit))
            {
                return new ValueTask<Permit>(permit);
            }

            waiter = new Waiter(_gate, sequence, request.Endpoint);
            waiter.Join(bucket.Waiting);
            Serve(bucket, now);
        }

        return WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Ends a try that was answered.</summary>
    public void Answered(Permit permit, in RateLimitHeaders headers)
    {
        lock (_gate)
        {
            var now = Now;
            var bucket = Follow(permit, headers.Bucket, now);
            permit.Bucket!.End();
            bucket.Learn(headers, bucket == permit.Bucket ? permit.Window : null, now);
            Serve(permit.Bucket, now);
            Serve(bucket, now);
        }
    }

    /// <summary>Ends a try that this bucket's limit refused.</summary>
    public void Refused(Permit permit, in RateLimitHeaders headers, TimeSpan retryAfter)
    {
        lock (_gate)
        {
            var now = Now;
            var bucket = Follow(permit, headers.Bucket, now);
            bucket.Pause(retryAfter, now);
            permit.Bucket!.End();
            Serve(permit.Bucket, now);
            Serve(bucket, now);
        }
    }

    /// <summary>Ends a try that got no answer, or none that says anything about the limit.</summary>
    public void Lost(Permit permit)
    {
        lock (_gate)
        {
            permit.Bucket!.End();
            Serve(permit.Bucket, Now);
        }
    }

    /// <summary>Gives back a permit that was not used.</summary>
    public void GiveBack(Permit permit)
    {
        lock (_gate)
        {
            permit.Bucket!.GiveBack(permit.Window);
            Serve(permit.Bucket, Now);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (var bucket in _buckets.Values)
            {
                bucket.Timer?.Dispose();
                while (bucket.Waiting.First?.Value is { } waiter)
                {
                    waiter.Abandon();
                }
            }
        }
    }

    private static async ValueTask<Permit> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        await waiter.WaitAsync(cancellationToken);
        return waiter.Permit;
    }

    /// <summary>The bucket that the answer names; requests that wait for the same endpoint follow to it.</summary>
    private Bucket Follow(Permit permit, string? name, TimeSpan now)
    {
        var known = permit.Bucket!;
        if (name is null || name == known.Key.Name)
        {
            return known;
        }

        _names[permit.Endpoint!] = name;
        var bucket = BucketOf(name, known.Key.Major);
        for (var node = known.Waiting.First; node is not null;)
        {
            var waiter = node.Value;
            node = node.Next;
            if (waiter.Endpoint == permit.Endpoint)
            {
                waiter.Join(bucket.Waiting);
            }
        }

        return bucket;
    }

    private Bucket BucketOf(string name, MajorParameter major)
    {
        var key = new BucketKey(name, major);
        if (!_buckets.TryGetValue(key, out var bucket))
        {
            _buckets.Add(key, bucket = new Bucket(key));
        }

        return bucket;
    }

    private void Serve(Bucket bucket, TimeSpan now)
    {
        while (bucket.Waiting.First?.Value is { } next && bucket.TryTake(next.Endpoint, now, out var permit))
        {
            next.Grant(permit);
        }

        while (bucket.FreeAt(now) - now is { } wait && wait > RetrySchedule.MaxRetryAfter && bucket.Waiting.First?.Value is { } hopeless)
        {
            hopeless.Refuse(wait);
        }

        if (bucket.Waiting.Count > 0 && !_disposed && bucket.FreeAt(now) is { } freeAt)
        {
            bucket.Timer ??= new QueueTimer(time, () => Wake(bucket));
            bucket.Timer.Set(freeAt - now);
        }
    }

    private void Wake(Bucket bucket)
    {
        lock (_gate)
        {
            Serve(bucket, Now);
        }
    }

    private void Sweep(TimeSpan now)
    {
        if (now < _nextSweep)
        {
            return;
        }

        _nextSweep = now + SweepInterval;
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsIdle(now))
            {
                bucket.Timer?.Dispose();
                _buckets.Remove(key);
            }
        }
    }
}
