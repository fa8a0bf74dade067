namespace KillBot.Tests.FakeDiscord;

/// <summary>A fault in force.</summary>
public sealed class InjectedFault
{
    private readonly FaultQueue _queue;
    private readonly TaskCompletionSource _used = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? _left;
    private int _hits;

    internal InjectedFault(FaultQueue queue, Fault fault, Func<FaultTarget, bool> when, int? times)
    {
        _queue = queue;
        Fault = fault;
        When = when;
        _left = times;
    }

    /// <summary>Requests that met it so far.</summary>
    public int Hits => Volatile.Read(ref _hits);

    internal Fault Fault { get; }

    internal Func<FaultTarget, bool> When { get; }

    /// <summary>Waits until a request met it.</summary>
    public Task WaitForHitAsync(TimeSpan? timeout = null) => _used.Task.WaitAsync(timeout ?? FakeDiscordServer.DefaultTimeout);

    public void Remove() => _queue.Remove(this);

    /// <summary>Counts a hit; true when it was the last one.</summary>
    internal bool Use()
    {
        Interlocked.Increment(ref _hits);
        _used.TrySetResult();
        _left--;
        return _left == 0;
    }
}
