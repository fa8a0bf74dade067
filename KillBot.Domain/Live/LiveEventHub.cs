using System.Collections.Concurrent;
using System.Threading.Channels;

namespace KillBot.Domain.Live;

/// <summary>
/// Tells listeners inside this process of what has just been committed. A listener that falls behind loses the oldest; who
/// must not lose anything reads the database.
/// </summary>
public sealed class LiveEventHub
{
    private readonly ConcurrentDictionary<Channel<LiveEvent>, bool> _listeners = [];

    /// <summary>Everything committed from this call on, until the subscription is disposed.</summary>
    /// <param name="capacity">How many events may wait for the listener.</param>
    public LiveSubscription Listen(int capacity)
    {
        var losses = new LiveLosses();
        var channel = Channel.CreateBounded<LiveEvent>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => losses.Note());
        _listeners.TryAdd(channel, true);
        return new LiveSubscription(channel.Reader, losses, () => _listeners.TryRemove(channel, out _));
    }

    internal void Publish(LiveEvent committed)
    {
        foreach (var (channel, _) in _listeners)
        {
            channel.Writer.TryWrite(committed);
        }
    }
}

/// <summary>A listener's place at the <see cref="LiveEventHub"/>.</summary>
public sealed class LiveSubscription : IDisposable
{
    private readonly LiveLosses _losses;
    private readonly Action _end;

    internal LiveSubscription(ChannelReader<LiveEvent> events, LiveLosses losses, Action end)
    {
        Events = events;
        _losses = losses;
        _end = end;
    }

    public ChannelReader<LiveEvent> Events { get; }

    /// <summary>Whether events were lost since the last time this was asked.</summary>
    public bool TakeLoss() => _losses.Take();

    public void Dispose() => _end();
}

/// <summary>Notes that a listener has lost events.</summary>
internal sealed class LiveLosses
{
    private int _isNoted;

    public void Note() => Volatile.Write(ref _isNoted, 1);

    public bool Take() => Interlocked.Exchange(ref _isNoted, 0) != 0;
}
