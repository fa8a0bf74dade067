using KillBot.Domain.Data;

namespace KillBot.Domain.Leaderboards;

/// <summary>Reads the standings of one key, for all who ask at the same time together.</summary>
internal sealed class StandingsReader(
    StandingsKey key, StandingsQueries queries, CommittedChanges changes, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private Task<Standings>? _running;
    private (long Kills, long Players)? _begunWith;
    private Task<Standings>? _next;
    private StandingsReading? _latest;

    public StandingsReading? Latest => Volatile.Read(ref _latest);

    private (long Kills, long Players) Versions => (changes.Kills, changes.Players);

    /// <summary>Standings with everything that this process has committed until now.</summary>
    /// <param name="isOutdated">Whether a reading will not do: the last one may have ended since the caller looked.</param>
    public Task<Standings> ReadAsync(Func<StandingsReading, bool> isOutdated)
    {
        lock (_gate)
        {
            if (_running is null)
            {
                return Latest is { } latest && !isOutdated(latest) ? Task.FromResult(latest.Standings) : _running = RunAsync();
            }

            return _begunWith is { } begun && begun != Versions ? _next ??= RunAfterAsync(_running) : _running;
        }
    }

    /// <summary>Reads anew unless that is under way.</summary>
    public Task RefreshAsync()
    {
        lock (_gate)
        {
            return _running ??= RunAsync();
        }
    }

    private async Task<Standings> RunAsync()
    {
        // Not under the caller's lock.
        await Task.Yield();
        return await ReadOnceAsync();
    }

    private async Task<Standings> RunAfterAsync(Task<Standings> running)
    {
        // Its failure is told to those who wait for it.
        await Task.WhenAny(running);
        lock (_gate)
        {
            (_running, _next, _begunWith) = (_next, null, null);
        }

        return await ReadOnceAsync();
    }

    private async Task<Standings> ReadOnceAsync()
    {
        var (kills, players) = Versions;
        lock (_gate)
        {
            _begunWith = (kills, players);
        }

        var started = timeProvider.GetTimestamp();
        try
        {
            var standings = await queries.ReadAsync(key, CancellationToken.None);
            Volatile.Write(ref _latest, new StandingsReading(
                standings, kills, players, timeProvider.GetTimestamp(), timeProvider.GetElapsedTime(started)));
            return standings;
        }
        finally
        {
            lock (_gate)
            {
                // Where somebody waits for the next reading, that one takes this one's place.
                if (_next is null)
                {
                    _running = null;
                    _begunWith = null;
                }
            }
        }
    }
}

/// <summary>Standings with the state of <see cref="CommittedChanges"/> before, and the time after they were read.</summary>
/// <param name="ReadAt">A timestamp of the time provider.</param>
internal sealed record StandingsReading(Standings Standings, long Kills, long Players, long ReadAt, TimeSpan Cost);
