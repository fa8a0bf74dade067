using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace KillBot.Api.Live;

/// <summary>Somebody who listens to the live feed, and what is still to be sent.</summary>
internal sealed class LiveClient : IDisposable
{
    /// <summary>
    /// Who is so far behind is dropped. Several of the largest batches of events, which all come at once, fit in; messages are shared,
    /// so that a place costs no more than a reference.
    /// </summary>
    internal const int Capacity = 2048;

    /// <summary>To send what has been begun, and to part politely.</summary>
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(5);

    private readonly Channel<LiveMessage> _messages = Channel.CreateBounded<LiveMessage>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly Lock _gate = new();
    private readonly LiveTopics _topics;
    private readonly CancellationTokenSource _grace;
    private readonly Action<LiveClient> _leave;
    private readonly HashSet<object> _told = [];
    private bool _isDisposed;

    /// <param name="credentials">See <see cref="Credentials"/>.</param>
    /// <param name="leave">Gives the place back.</param>
    public LiveClient(LiveTopics topics, Guid? credentials, TimeProvider timeProvider, Action<LiveClient> leave)
    {
        (_topics, Credentials, _leave) = (topics, credentials, leave);
        _grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, timeProvider);
        Grace = _grace.Token;
    }

    /// <summary>The id of the API key or the session that it came with; none of an anonymous listener.</summary>
    public Guid? Credentials { get; }

    /// <summary>Why it ends; null while it lasts.</summary>
    public LiveEnding? Ending { get; private set; }

    /// <summary>Cancelled some seconds after the end.</summary>
    public CancellationToken Grace { get; }

    public bool Wants(LiveTopics topic) => (_topics & topic) != LiveTopics.None;

    /// <summary>What the listener has been told already: it may wait as a message as well.</summary>
    public void Skip(IEnumerable<object> subjects) => _told.UnionWith(subjects);

    /// <summary>Takes the next message that tells anything new, if one is waiting.</summary>
    public bool TryTake([NotNullWhen(true)] out LiveMessage? message)
    {
        while (Ending is null && _messages.Reader.TryRead(out message))
        {
            if (message.Subject is null || !_told.Contains(message.Subject))
            {
                return true;
            }
        }

        message = null;
        return false;
    }

    /// <summary>Waits until a message is there, or the end.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _messages.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Never waits.</summary>
    public void Send(LiveMessage message)
    {
        if (Wants(message.Topic) && !_messages.Writer.TryWrite(message))
        {
            End(LiveEnding.Slow);
        }
    }

    /// <summary>The first reason counts.</summary>
    public void End(LiveEnding ending)
    {
        lock (_gate)
        {
            if (Ending is not null || _isDisposed)
            {
                return;
            }

            Ending = ending;
            _grace.CancelAfter(GracePeriod);
            _messages.Writer.TryComplete();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            _grace.Dispose();
        }

        _leave(this);
    }
}
