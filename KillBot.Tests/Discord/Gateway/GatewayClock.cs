namespace KillBot.Tests.Discord.Gateway;

/// <summary>A clock that stands still until a test moves it, and that tells when somebody begins to wait.</summary>
public sealed class GatewayClock : TimeProvider
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(2);

    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private readonly List<(Func<bool> Condition, TaskCompletionSource Met)> _watchers = [];
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _elapsed.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero) + _elapsed;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan time)
    {
        List<Alarm> due;
        lock (_lock)
        {
            _elapsed += time;
            due = [.. _alarms.Where(alarm => alarm.DueAt <= _elapsed).OrderBy(alarm => alarm.DueAt)];
            _alarms.RemoveAll(due.Contains);
        }

        foreach (var alarm in due)
        {
            alarm.Ring();
        }
    }

    /// <summary>
    /// Until the next alarm has <paramref name="wait"/> to go, to the millisecond; then moves to that moment. While
    /// something shorter runs, such as the limit of a send, the clock stands.
    /// </summary>
    public async Task PassAsync(TimeSpan wait, int waiters = 1)
    {
        await MeetAsync(() => Count(wait) >= waiters && !_alarms.Exists(alarm => Left(alarm) < wait - Tolerance));
        Advance(wait);
    }

    /// <summary>Until as many things wait that have <paramref name="wait"/> to go.</summary>
    public Task WaiterAsync(TimeSpan wait, int waiters = 1) => MeetAsync(() => Count(wait) >= waiters);

    private Task MeetAsync(Func<bool> condition)
    {
        lock (_lock)
        {
            if (condition())
            {
                return Task.CompletedTask;
            }

            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((condition, met));
            return met.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    private int Count(TimeSpan wait) => _alarms.Count(alarm => (Left(alarm) - wait).Duration() < Tolerance);

    private TimeSpan Left(Alarm alarm) => alarm.DueAt - _elapsed;

    private void Tell()
    {
        foreach (var watcher in _watchers.Where(watcher => watcher.Condition()))
        {
            watcher.Met.TrySetResult();
        }
    }

    private void Set(Alarm alarm, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _alarms.Remove(alarm);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                alarm.DueAt = _elapsed + dueTime;
                _alarms.Add(alarm);
            }

            Tell();
        }
    }

    private void Remove(Alarm alarm)
    {
        lock (_lock)
        {
            _alarms.Remove(alarm);
            Tell();
        }
    }

    private sealed class Alarm(GatewayClock clock, Action ring) : ITimer
    {
        public TimeSpan DueAt { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
