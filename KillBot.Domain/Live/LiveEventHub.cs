using System.Collections.Concurrent;
using System.Threading.Channels;
using KillBot.Domain.Kills;

namespace KillBot.Domain.Live;

/// <summary>
/// Tells listeners inside this process of what has just been committed. A listener that falls behind loses the oldest; who
/// must not lose anything reads the database.
/// </summary>
public sealed class LiveEventHub
{
    private readonly ConcurrentDictionary<Channel<Kill>, bool> _listeners = [];

    /// <summary>Every kill recorded from this call on, until the subscription is disposed.</summary>
    /// <param name="capacity">How many kills may wait for the listener.</param>
    public LiveSubscription Listen(int capacity)
    {
        var channel = Channel.CreateBounded<Kill>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _listeners.TryAdd(channel, true);
        return new LiveSubscription(channel.Reader, () => _listeners.TryRemove(channel, out _));
    }

    internal void Publish(Kill kill)
    {
        foreach (var (channel, _) in _listeners)
        {
            channel.Writer.TryWrite(kill);
        }
    }
}

/// <summary>A listener's place at the <see cref="LiveEventHub"/>.</summary>
public sealed class LiveSubscription : IDisposable
{
    private readonly Action _end;

    internal LiveSubscription(ChannelReader<Kill> kills, Action end)
    {
        Kills = kills;
        _end = end;
    }

    public ChannelReader<Kill> Kills { get; }

    public void Dispose() => _end();
}
