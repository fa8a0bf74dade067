namespace KillBot.Discord.Gateway;

/// <summary>
/// Beats for one connection, and notices when Discord no longer answers
/// (https://discord.com/developers/docs/events/gateway#heartbeat-interval).
/// </summary>
internal sealed class Heartbeat(TimeProvider time)
{
    private readonly Lock _lock = new();
    private bool _awaitingAck;
    private long _beatAt;
    private TimeSpan? _latency;

    /// <summary>From the last beat to its acknowledgement.</summary>
    public TimeSpan? Latency
    {
        get
        {
            lock (_lock)
            {
                return _latency;
            }
        }
    }

    /// <summary>
    /// Beats until a beat stays unanswered for a whole interval ("zombied"), then returns. The first beat comes after
    /// <paramref name="jitter"/> of an interval, so that the clients of an outage do not all beat at once.
    /// </summary>
    public async Task RunAsync(
        TimeSpan interval, double jitter, Func<CancellationToken, ValueTask> beat, CancellationToken cancellationToken)
    {
        await Task.Delay(interval * jitter, time, cancellationToken);
        while (TryBegin())
        {
            await beat(cancellationToken);
            await Task.Delay(interval, time, cancellationToken);
        }
    }

    public void Acknowledge()
    {
        lock (_lock)
        {
            if (_awaitingAck)
            {
                _awaitingAck = false;
                _latency = time.GetElapsedTime(_beatAt);
            }
        }
    }

    private bool TryBegin()
    {
        lock (_lock)
        {
            if (_awaitingAck)
            {
                return false;
            }

            _awaitingAck = true;
            _beatAt = time.GetTimestamp();
            return true;
        }
    }
}
