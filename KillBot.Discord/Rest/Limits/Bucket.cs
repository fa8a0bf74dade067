namespace KillBot.Discord.Rest.Limits;

/// <summary>
/// One rate limit for one major parameter. Not thread-safe: <see cref="BucketLimits"/> guards it. Times count from the start of
/// the process.
/// </summary>
internal sealed class Bucket(BucketKey key)
{
    // Discord rounds to milliseconds, and its clock and ours do not tick together.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(10);

    private BucketState _state;
    private int _limit;
    private int _remaining;
    private int _inFlight;
    private long _window;
    private TimeSpan? _resetAt;
    private TimeSpan _pausedUntil;

    private enum BucketState
    {
        /// <summary>Nothing is known: one request at a time finds out.</summary>
        Probing,

        /// <summary>Answers name no limit.</summary>
        Unlimited,
        Limited,
    }

    public BucketKey Key { get; } = key;

    public LinkedList<Waiter> Waiting { get; } = new();

    /// <summary>Wakes the queue when the window or the pause ends; made when first needed.</summary>
    public QueueTimer? Timer { get; set; }

    public bool TryTake(Endpoint endpoint, TimeSpan now, out Permit permit)
    {
        permit = default;
        if (now < _pausedUntil)
        {
            return false;
        }

        if (_state is BucketState.Limited && now >= _resetAt)
        {
            // What is still under way may be counted in the new window.
            _remaining = Math.Max(0, _limit - _inFlight);
            _resetAt = null;
            _window++;
        }

        var free = _state switch
        {
            BucketState.Probing => _inFlight == 0,
            BucketState.Limited => _remaining > 0,
            _ => true,
        };
        if (free)
        {
            _remaining--;
            _inFlight++;
            permit = new Permit(this, endpoint, _window);
        }

        return free;
    }

    /// <summary>When waiting alone makes it free; null if an answer must come first.</summary>
    public TimeSpan? FreeAt(TimeSpan now) =>
        now < _pausedUntil ? _pausedUntil
        : _state is BucketState.Limited && _remaining <= 0 ? _resetAt
        : null;

    public bool IsIdle(TimeSpan now) =>
        Waiting.Count == 0 && _inFlight == 0 && now >= _pausedUntil && (_resetAt is null || now >= _resetAt);

    /// <summary>The request was never sent.</summary>
    public void GiveBack(long window)
    {
        _inFlight--;
        if (_window == window)
        {
            _remaining++;
        }
    }

    /// <summary>The request has ended, with or without an answer.</summary>
    public void End()
    {
        _inFlight--;
        if (_inFlight == 0 && _state is BucketState.Limited && _remaining <= 0 && _resetAt is null)
        {
            // All that was sent in this window got lost: nobody knows when it ends.
            _state = BucketState.Probing;
        }
    }

    /// <param name="window">The window that the request was sent in; null if that was in another bucket.</param>
    public void Learn(in RateLimitHeaders headers, long? window, TimeSpan now)
    {
        if (headers.IsComplete)
        {
            Learn(headers.Limit!.Value, headers.Remaining, now + headers.ResetAfter!.Value + Margin, window);
        }
        else if (_state is BucketState.Probing)
        {
            _state = BucketState.Unlimited;
        }
    }

    /// <summary>After a 429: silence, then one request to find out.</summary>
    public void Pause(TimeSpan duration, TimeSpan now)
    {
        _pausedUntil = Max(_pausedUntil, now + duration + Margin);
        _state = BucketState.Probing;
    }

    private void Learn(int limit, int remaining, TimeSpan resetAt, long? window)
    {
        if (_state is not BucketState.Limited)
        {
            _state = BucketState.Limited;
            _remaining = Math.Max(0, remaining - _inFlight);
            _resetAt = resetAt;
            _window++;
        }
        else if (window is null || window == _window)
        {
            _remaining = Math.Min(_remaining, remaining);
            _resetAt = Max(_resetAt ?? resetAt, resetAt);
        }

        _limit = limit;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

/// <param name="Name">Discord's name of the bucket, or the endpoint's as long as that is unknown.</param>
internal readonly record struct BucketKey(string Name, MajorParameter Major);
