namespace KillBot.Domain.Notifications;

/// <summary>Tells <see cref="OutboxRelay"/> which destinations have something new, without asking the database.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _signal = new(0);
    private HashSet<string> _destinations = [];

    public void Wake(string destination)
    {
        lock (_lock)
        {
            if (_destinations.Add(destination) && _destinations.Count == 1)
            {
                _signal.Release();
            }
        }
    }

    /// <summary>The destinations woken since the last call; empty when <paramref name="timeout"/> passed without any.</summary>
    public async Task<IReadOnlyCollection<string>> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!await _signal.WaitAsync(timeout, cancellationToken))
        {
            return [];
        }

        lock (_lock)
        {
            var woken = _destinations;
            _destinations = [];
            return woken;
        }
    }

    public void Dispose() => _signal.Dispose();
}
