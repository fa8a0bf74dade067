namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>Lets requests out one a second, two at a time, and none while the other side wants to be left alone.</summary>
internal sealed class PoliteGate(TimeProvider timeProvider) : IDisposable
{
    private const int InFlight = 2;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Nobody waits longer for their turn, or then for one of the requests under way to end: they are told when to come back.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _slots = new(InFlight);
    private readonly Lock _gate = new();
    private DateTimeOffset _nextTurn = DateTimeOffset.MinValue;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Waits for a turn; null when it is there, and <see cref="Leave"/> must follow. Otherwise how long to stay away.</summary>
    public async Task<TimeSpan?> EnterAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset turn;
        lock (_gate)
        {
            var now = timeProvider.GetUtcNow();
            turn = Latest(now, _nextTurn, _pausedUntil);
            if (_pausedUntil > now || turn - now > LongestWait)
            {
                return turn - now;
            }

            _nextTurn = turn + Interval;
        }

        if (turn - timeProvider.GetUtcNow() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, timeProvider, cancellationToken);
        }

        if (!await TakeSlotAsync(cancellationToken))
        {
            return LongestWait;
        }

        lock (_gate)
        {
            // An answer to somebody else may have asked for a pause meanwhile.
            if (_pausedUntil - timeProvider.GetUtcNow() is { Ticks: > 0 } pause)
            {
                _slots.Release();
                return pause;
            }
        }

        return null;
    }

    public void Leave() => _slots.Release();

    public void Pause(TimeSpan time)
    {
        lock (_gate)
        {
            _pausedUntil = Latest(_pausedUntil, timeProvider.GetUtcNow() + time);
        }
    }

    public void Dispose() => _slots.Dispose();

    // A site that hangs frees a slot more seldom than turns come.
    private async Task<bool> TakeSlotAsync(CancellationToken cancellationToken)
    {
        if (await _slots.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return true;
        }

        using var patience = new CancellationTokenSource(LongestWait, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _slots.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var latest = times[0];
        foreach (var time in times)
        {
            latest = time > latest ? time : latest;
        }

        return latest;
    }
}
