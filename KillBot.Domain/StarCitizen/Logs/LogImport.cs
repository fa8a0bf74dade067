using KillBot.Domain.Kills;
using KillBot.Domain.PlaySessions;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>
/// Records the kills, deaths and play time that a Game.log tells, once, however often and by whomever it is read. It is history: no feed
/// announces it.
/// </summary>
public sealed class LogImport(KillRecorder recorder, PlaySessionRecorder sessions, TimeProvider timeProvider)
{
    /// <summary>Imports a file of the operator's; a half-written last line is left for another time.</summary>
    /// <param name="player">Whose log it is.</param>
    /// <exception cref="InvalidDataException">A packed file is damaged; what came before the damage is recorded.</exception>
    public async Task<LogImportResult> ImportAsync(
        string path, string player, IProgress<GameLogProgress>? progress, CancellationToken cancellationToken)
    {
        await using var reader = GameLogReader.Open(path);
        return await ImportAsync(reader, new LogImportOptions { Player = player }, progress, cancellationToken);
    }

    /// <summary>Reads a log to its end; memory stays flat, whatever its size.</summary>
    /// <exception cref="InvalidDataException">A packed file is damaged; what came before the damage is recorded.</exception>
    public async Task<LogImportResult> ImportAsync(
        GameLogReader reader, LogImportOptions options, IProgress<GameLogProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        var now = timeProvider.GetUtcNow();
        var summary = new GameLogSummary();
        var extractor = new KillExtractor(options.Player ?? options.Reporter?.PlayerName);
        var batch = new LogKillBatch(recorder, options.Reporter);
        var skipped = new LogKillsSkipped();
        List<LogKill> kills = [];
        var found = 0;
        await foreach (var line in reader.ReadAsync(progress, cancellationToken))
        {
            summary.Accept(line);
            extractor.Accept(line, kills);
            await TakeAsync();
        }

        extractor.Complete(kills);
        await TakeAsync();
        await batch.RecordAsync(cancellationToken);
        if (options.Record)
        {
            await new LogPlaySession(sessions, timeProvider).RecordAsync(extractor.Owner, summary, reader.Statistics, cancellationToken);
        }

        skipped = skipped with { NpcOnly = extractor.NpcDeaths, Repeats = extractor.Repeats, Unattributed = extractor.Unattributed };
        return new LogImportResult(reader.Statistics, summary, found, batch.Recorded, batch.Known, skipped);

        async ValueTask TakeAsync()
        {
            foreach (var kill in kills)
            {
                if (!LogKillBatch.IsPlausible(kill, now))
                {
                    skipped = skipped with { Implausible = skipped.Implausible + 1 };
                }
                else if (!options.IsOfReporter(kill))
                {
                    skipped = skipped with { OfOthers = skipped.OfOthers + 1 };
                }
                else if (!options.IsIncluded(kill))
                {
                    skipped = skipped with { Excluded = skipped.Excluded + 1 };
                }
                else
                {
                    found++;
                    options.OnKill?.Invoke(kill);
                    if (options.Record)
                    {
                        batch.Add(kill, extractor.Owner);
                    }
                }
            }

            kills.Clear();
            if (batch.IsFull)
            {
                await batch.RecordAsync(cancellationToken);
            }
        }
    }
}
