namespace KillBot.Discord.Gateway;

/// <summary>
/// Keeps a connection within 120 sent payloads a minute, or Discord closes it with 4008; the last few are for heartbeats
/// (https://discord.com/developers/docs/events/gateway#rate-limiting).
/// </summary>
internal sealed class SendBudget(TimeProvider time)
{
    public const int Limit = 120;
    public const int KeptForHeartbeats = 5;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Queue<long> _sent = new(Limit);

    /// <summary>Waits until a payload may be sent, and counts it.</summary>
    public async ValueTask SpendAsync(bool heartbeat, CancellationToken cancellationToken)
    {
        while (!TrySpend(heartbeat, out var wait))
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private bool TrySpend(bool heartbeat, out TimeSpan wait)
    {
        lock (_lock)
        {
            while (_sent.TryPeek(out var old) && time.GetElapsedTime(old) >= Window)
            {
                _sent.Dequeue();
            }

            if (_sent.Count < (heartbeat ? Limit : Limit - KeptForHeartbeats))
            {
                _sent.Enqueue(time.GetTimestamp());
                wait = TimeSpan.Zero;
                return true;
            }

            // Time goes on while this is reckoned; a negative wait would be an endless one.
            wait = Window - time.GetElapsedTime(_sent.Peek());
            wait = wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
            return false;
        }
    }
}
