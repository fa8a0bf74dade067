using KillBot.Domain.Data;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.Leaderboards;

/// <summary>
/// Keeps <see cref="Standings"/> in memory. What this process has changed about players is seen at once, and so is each of its
/// kills as long as the sums are small; large ones follow every few seconds, off the requests' path, as does what other
/// processes write.
/// </summary>
internal sealed partial class StandingsCache(
    StandingsQueries queries, CommittedChanges changes, TimeProvider timeProvider, ILogger<StandingsCache> logger)
{
    private const int Capacity = 64;

    /// <summary>Standings of at most this many rows are read anew whenever a kill was counted: it takes some milliseconds.</summary>
    private const int SmallRows = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <summary>For this long after their lifetime standings are shown while new ones are being read.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<StandingsKey, (StandingsReader Reader, long UsedAt)> _readers = [];

    public async Task<Standings> GetAsync(StandingsKey key, CancellationToken cancellationToken)
    {
        var reader = ReaderOf(key);
        if (reader.Latest is { } latest && !IsOutdated(latest))
        {
            if (timeProvider.GetElapsedTime(latest.ReadAt) >= LifetimeOf(latest))
            {
                _ = RefreshAsync(reader);
            }

            return latest.Standings;
        }

        // Others may wait for the same, so that it goes on when this caller has left.
        return await reader.ReadAsync(IsOutdated).WaitAsync(cancellationToken);
    }

    private bool IsOutdated(StandingsReading reading) =>
        reading.Players != changes.Players
        || (reading.Kills != changes.Kills && reading.Standings.Rows <= SmallRows)
        || timeProvider.GetElapsedTime(reading.ReadAt) >= LifetimeOf(reading) + Grace;

    // Reading the same again and again must not cost more than a twentieth of a processor.
    private static TimeSpan LifetimeOf(StandingsReading reading) =>
        reading.Cost * 20 is var rest && rest > Lifetime ? rest : Lifetime;

    private StandingsReader ReaderOf(StandingsKey key)
    {
        var now = timeProvider.GetTimestamp();
        lock (_gate)
        {
            if (!_readers.TryGetValue(key, out var known))
            {
                if (_readers.Count >= Capacity)
                {
                    _readers.Remove(_readers.MinBy(pair => pair.Value.UsedAt).Key);
                }

                known.Reader = new StandingsReader(key, queries, changes, timeProvider);
            }

            _readers[key] = (known.Reader, now);
            return known.Reader;
        }
    }

    private async Task RefreshAsync(StandingsReader reader)
    {
        try
        {
            await reader.RefreshAsync();
        }
#pragma warning disable CA1031 // Nobody waits for it. Whoever asks after the grace meets the fault again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.RefreshFailed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A leaderboard could not be read anew.")]
        public static partial void RefreshFailed(ILogger logger, Exception exception);
    }
}
