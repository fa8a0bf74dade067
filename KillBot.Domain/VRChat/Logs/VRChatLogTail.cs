using KillBot.Domain.Logs;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Processes;
using KillBot.Domain.VRChat.Sessions;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>Reads one client's log as it grows, and records what is new in it.</summary>
/// <remarks>
/// What a line means depends on the lines before it, so a log that was read before is read again from its beginning; the events
/// of that part are not recorded again.
/// </remarks>
/// <param name="recordedUntil">The <see cref="LogPosition.Offset"/> of an earlier reading; 0 for a log that is new.</param>
/// <param name="save">Remembers the position, once what lies before it is recorded.</param>
internal sealed partial class VRChatLogTail(
    string path, LogHead head, long recordedUntil, TimeZoneInfo zone, VRChatEventBatch batch, Func<LogPosition, Task> save,
    TimeProvider timeProvider, ILogger logger)
{
    /// <summary>Where the last record of a log is looked for.</summary>
    private const int EndBytes = 16 * 1024;

    private readonly VRChatLogDecoder _decoder = new(new VRChatLogClock(zone));
    private readonly VisitExtractor _extractor = new(Path.GetFileName(path));
    private readonly List<VRChatLogEntry> _entries = [];
    private readonly List<VRChatEvent> _events = [];
    private readonly HashSet<TimeSpan> _corrections = [];
    private DateTimeOffset? _grewAt;
    private bool _hasGrown;
    private DateTimeOffset _toldAt = DateTimeOffset.MinValue;
    private bool _hasWarned;

    /// <summary>The client runs, as far as is known.</summary>
    public bool IsRunning => _extractor.IsRunning;

    private long Position => _decoder.Statistics.BytesRead;

    /// <summary>Whether a file is this log, with nothing taken away.</summary>
    public async Task<bool> ContinuesInAsync(FileStream file, CancellationToken cancellationToken) =>
        file.Length >= Math.Max(Position, recordedUntil) && await head.IsOfAsync(file, cancellationToken);

    /// <summary>When the system says that a file was written last. Asked by the handle: on Windows the folder's word is old.</summary>
    public static DateTimeOffset WrittenAt(FileStream file) => new(File.GetLastWriteTimeUtc(file.SafeFileHandle), TimeSpan.Zero);

    /// <summary>Takes what the file has grown by. A last line without its end waits for the next time.</summary>
    /// <remarks>The processes say when an end is told, and never what: whoever reads the log later tells the same.</remarks>
    public async Task ReadAsync(FileStream file, ProcessSign sign, CancellationToken cancellationToken)
    {
        // What an earlier reading could not record.
        await RecordAsync(cancellationToken);
        var now = timeProvider.GetUtcNow();
        if (file.Length > Position)
        {
            var writtenAt = WrittenAt(file);
            _hasGrown = _grewAt is not null;
            _grewAt = _grewAt is null && writtenAt < now ? writtenAt : now;
            await AdjustClockAsync(file, writtenAt, cancellationToken);
            await LogGrowth.ReadAsync(
                file, Position, recordedUntil, (bytes, isRecorded) => AcceptAsync(bytes, isRecorded, cancellationToken), cancellationToken);
        }

        // A log that never grew before our eyes may be of a client that ended long ago.
        var isHeldOpen = sign == ProcessSign.Running && _hasGrown;
        if (sign == ProcessSign.Ended || (!isHeldOpen && now - _grewAt >= VRChatLogDecoder.MaxSilence))
        {
            EndInSilence();
        }

        await RecordAsync(cancellationToken);
        if (IsRunning && now - _toldAt >= SilentTrackers.AliveInterval)
        {
            await batch.SayAliveAsync(cancellationToken);
            _toldAt = now;
        }
    }

    /// <summary>Ends the log: its file is gone, or another one.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        EndInSilence();
        return RecordAsync(cancellationToken);
    }

    private async Task AdjustClockAsync(FileStream file, DateTimeOffset writtenAt, CancellationToken cancellationToken)
    {
        var end = new byte[(int)Math.Min(file.Length, EndBytes)];
        file.Position = file.Length - end.Length;
        var length = await file.ReadAtLeastAsync(end, end.Length, throwOnEndOfStream: false, cancellationToken);
        if (VRChatLogHeader.LastTimeIn(end.AsSpan(0, length)) is { } last && _decoder.Clock.Adjust(last, writtenAt)
            && _decoder.Clock.Correction != TimeSpan.Zero && _corrections.Add(_decoder.Clock.Correction))
        {
            Log.OtherZone(logger, path, zone.Id, _decoder.Clock.Correction);
        }
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
        _decoder.Push(bytes, _entries);
        foreach (var entry in _entries)
        {
            _extractor.Accept(entry, _events);
        }

        _entries.Clear();
    }

    private void EndInSilence()
    {
        if (_decoder.Last is { } last)
        {
            _extractor.Silence(last, _events);
            Take(isRecorded: false);
        }
    }

    private void Take(bool isRecorded)
    {
        if (!isRecorded)
        {
            _events.ForEach(batch.Add);
        }

        _events.Clear();
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        if (batch.IsEmpty)
        {
            return;
        }

        if (await batch.RecordAsync(cancellationToken) is { } reason && !_hasWarned)
        {
            _hasWarned = true;
            Log.Rejected(logger, path, reason);
        }

        _toldAt = timeProvider.GetUtcNow();
        await save(new LogPosition(head, Math.Max(_decoder.Statistics.ResumeOffset, recordedUntil)));
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
            Message = "{Path} is not written in the time zone {Zone}: {Correction} is added to its times. Set VRChat:TimeZone to the one of the client.")]
        public static partial void OtherZone(ILogger logger, string path, string zone, TimeSpan correction);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Path} tells of things that cannot be recorded: {Reason}")]
        public static partial void Rejected(ILogger logger, string path, string reason);
    }
}
