using KillBot.Domain.Logs;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>Reads one log as it grows, and records what is new in it.</summary>
/// <remarks>
/// What a line means depends on the lines before it, so a log that was read before is read again from its beginning; the kills
/// of that part are not recorded again.
/// </remarks>
/// <param name="recordedUntil">The <see cref="LogPosition.Offset"/> of an earlier reading; 0 for a log that is new.</param>
/// <param name="save">Remembers the position, once what lies before it is recorded.</param>
internal sealed class LogTail(
    LogHead head, long recordedUntil, LogKillBatch batch, LogPlaySession session, TimeProvider timeProvider, Func<LogPosition, Task> save)
{
    /// <summary>The play session grows with the log, but not with each line.</summary>
    private static readonly TimeSpan SessionInterval = TimeSpan.FromMinutes(1);

    private readonly GameLogDecoder _decoder = new();
    private readonly KillExtractor _extractor = new();
    private readonly GameLogSummary _summary = new();
    private readonly List<GameLogLine> _lines = [];
    private readonly List<LogKill> _kills = [];
    private DateTimeOffset? _sessionEnd;
    private DateTimeOffset _sessionSavedAt;

    private long Position => _decoder.Statistics.BytesRead;

    /// <summary>Whether a file is this log, with nothing taken away.</summary>
    public async Task<bool> ContinuesInAsync(FileStream file, CancellationToken cancellationToken) =>
        file.Length >= Math.Max(Position, recordedUntil) && await head.IsOfAsync(file, cancellationToken);

    /// <summary>Remembers that this log has been seen, so that its rest is found wherever the game moves it.</summary>
    public Task SaveAsync() => save(new LogPosition(head, Math.Max(_decoder.Statistics.ResumeOffset, recordedUntil)));

    /// <summary>Takes what the file has grown by. A last line without its end waits for the next time.</summary>
    public async Task ReadAsync(FileStream file, CancellationToken cancellationToken)
    {
        // What an earlier reading could not record.
        await RecordAsync(cancellationToken);
        await LogGrowth.ReadAsync(
            file, Position, recordedUntil, (bytes, isRecorded) => AcceptAsync(bytes, isRecorded, cancellationToken), cancellationToken);

        // A death that waits for a better line is told when none has come for long enough.
        _extractor.Advance(timeProvider.GetUtcNow(), _kills);
        Take(isRecorded: false);
        await RecordAsync(cancellationToken);
        await RecordSessionAsync(SessionInterval, cancellationToken);
    }

    /// <summary>Ends the log: nothing will be added to it any more.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        _extractor.Complete(_kills);
        Take(isRecorded: false);
        await RecordAsync(cancellationToken);
        await RecordSessionAsync(TimeSpan.Zero, cancellationToken);
    }

    private async Task AcceptAsync(ReadOnlyMemory<byte> bytes, bool isRecorded, CancellationToken cancellationToken)
    {
        Push(bytes.Span);
        Take(isRecorded);
        if (batch.IsFull)
        {
            await RecordAsync(cancellationToken);
        }
    }

    private void Push(ReadOnlySpan<byte> bytes)
    {
        _decoder.Push(bytes, _lines);
        foreach (var line in _lines)
        {
            _summary.Accept(line);
            _extractor.Accept(line, _kills);
        }

        _lines.Clear();
    }

    private void Take(bool isRecorded)
    {
        var now = timeProvider.GetUtcNow();
        foreach (var kill in _kills)
        {
            if (!isRecorded && LogKillBatch.IsPlausible(kill, now))
            {
                batch.Add(kill, _extractor.Owner);
            }
        }

        _kills.Clear();
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        if (!batch.IsEmpty)
        {
            await batch.RecordAsync(cancellationToken);
            await SaveAsync();
        }
    }

    private async Task RecordSessionAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        var end = _summary.QuitAt ?? _decoder.Statistics.LastTimestamp;
        var now = timeProvider.GetUtcNow();
        if (end != _sessionEnd && (_sessionEnd is null || _summary.QuitAt is not null || now - _sessionSavedAt >= interval))
        {
            await session.RecordAsync(_summary.Player, _summary, _decoder.Statistics, cancellationToken);
            _sessionEnd = _summary.Player is null ? null : end;
            _sessionSavedAt = now;
        }
    }
}
