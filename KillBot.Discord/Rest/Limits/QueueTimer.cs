namespace KillBot.Discord.Rest.Limits;

/// <summary>Wakes a queue once, at a time that may be moved.</summary>
internal sealed class QueueTimer : IDisposable
{
    private readonly ITimer _timer;

    public QueueTimer(TimeProvider time, Action wake)
    {
        // A timer keeps the context it was made in: that of one request, for as long as the queue lives.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static state => ((Action)state!)(), wake, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Rounds up to milliseconds: timers cut off fractions, and one that fires early only wastes a turn.</summary>
    public void Set(TimeSpan due) =>
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds)), Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();
}
