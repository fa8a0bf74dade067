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

    /// <summary>Every kill recorded from now on, until <paramref name="cancellationToken"/> is cancelled.</summary>
    /// <param name="capacity">How many kills may wait for the listener.</param>
    public async IAsyncEnumerable<Kill> ListenAsync(
        int capacity, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<Kill>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _listeners.TryAdd(channel, true);
        try
        {
            await foreach (var kill in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return kill;
            }
        }
        finally
        {
            _listeners.TryRemove(channel, out _);
        }
    }

    internal void Publish(Kill kill)
    {
        foreach (var (channel, _) in _listeners)
        {
            channel.Writer.TryWrite(kill);
        }
    }
}
