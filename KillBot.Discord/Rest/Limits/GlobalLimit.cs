namespace KillBot.Discord.Rest.Limits;

/// <summary>
/// The bot's limit over all routes: 50 requests in any second, and silence after a global 429
/// (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit).
/// </summary>
internal sealed class GlobalLimit(TimeProvider time) : IDisposable
{
    public const int RequestsPerWindow = 50;

    // A little more than a second, since requests may be closer together when they arrive than when they left.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1020);

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly LinkedList<Waiter> _waiting = new();

    // When the last 50 may be repeated; _next is the oldest.
    private readonly TimeSpan[] _free = new TimeSpan[RequestsPerWindow];
    private int _next;
    private TimeSpan _pausedUntil;
    private QueueTimer? _timer;
    private bool _disposed;

    private TimeSpan Now => time.GetElapsedTime(_start);

    private TimeSpan FreeAt => _free[_next] > _pausedUntil ? _free[_next] : _pausedUntil;

    /// <param name="sequence">The age of the request, the same for all its tries.</param>
    /// <exception cref="DiscordRestException">Everything is paused for too long to wait.</exception>
    public ValueTask AcquireAsync(Endpoint endpoint, long sequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var now = Now;
            if (_waiting.Count == 0 && now >= FreeAt)
            {
                Take(now);
                return ValueTask.CompletedTask;
            }

            waiter = new Waiter(_gate, sequence, endpoint);
            waiter.Join(_waiting);
            Serve(now);
        }

        return new ValueTask(waiter.WaitAsync(cancellationToken));
    }

    public void Pause(TimeSpan duration)
    {
        lock (_gate)
        {
            var now = Now;
            var until = now + duration;
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
            Serve(now);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer?.Dispose();
            while (_waiting.First?.Value is { } waiter)
            {
                waiter.Abandon();
            }
        }
    }

    private void Take(TimeSpan now)
    {
        _free[_next] = now + Window;
        _next = (_next + 1) % RequestsPerWindow;
    }

    private void Serve(TimeSpan now)
    {
        while (_waiting.First?.Value is { } next && now >= FreeAt)
        {
            Take(now);
            next.Grant();
        }

        var wait = FreeAt - now;
        while (wait > RetrySchedule.MaxRetryAfter && _waiting.First?.Value is { } hopeless)
        {
            hopeless.Refuse(wait);
        }

        if (_waiting.Count > 0 && !_disposed)
        {
            _timer ??= new QueueTimer(time, Wake);
            _timer.Set(wait);
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Serve(Now);
        }
    }
}
