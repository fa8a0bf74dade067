using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using KillBot.Domain.Logs;

namespace KillBot.Domain.StarCitizen;

/// <summary>How far a reader is.</summary>
/// <param name="Position">Bytes of the file behind it (packed ones of a packed file).</param>
/// <param name="Length">Bytes of the file, null if the stream does not say.</param>
public readonly record struct GameLogProgress(long Position, long? Length, long LinesRead, long Events);

/// <summary>Settings of a <see cref="GameLogReader"/>.</summary>
public sealed record GameLogReaderOptions
{
    /// <summary>Where to begin, in bytes; an earlier <see cref="LineStatistics.ResumeOffset"/>.</summary>
    public long Offset { get; init; }

    /// <summary>Stop after so many bytes of unpacked text: a small packed upload can unpack to terabytes.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;

    /// <summary>Take the last line even without a line feed: right for uploads, wrong for a log still being written.</summary>
    public bool TakeUnfinishedLine { get; init; }
}

/// <summary>Reads a log, file or stream, from front to back as a sequence of events.</summary>
/// <remarks>Takes about a megabyte of pooled memory. Read once; for the next part of a growing file open another at the resume offset.</remarks>
public sealed class GameLogReader : IAsyncDisposable
{
    private const int BufferBytes = 1024 * 1024;
    private const long ProgressBytes = 4 * 1024 * 1024;

    private readonly Stream _stream;
    private readonly GameLogReaderOptions _options;
    private readonly GameLogDecoder _decoder;
    private readonly bool _leaveOpen;

    /// <param name="stream">Stands at the offset of the options already.</param>
    public GameLogReader(Stream stream, GameLogReaderOptions? options = null, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _options = options ?? new GameLogReaderOptions();
        _decoder = new GameLogDecoder(_options.Offset);
        _leaveOpen = leaveOpen;
    }

    public GameLogStatistics Statistics => _decoder.Statistics;

    /// <summary>Opens a log file, which the game may be writing, or a gzip file of one.</summary>
    public static GameLogReader Open(string path, GameLogReaderOptions? options = null)
    {
        var stream = GameLogFile.Open(path);
        if (stream is FileStream file && options is { Offset: > 0 })
        {
            file.Position = options.Offset;
        }

        return new GameLogReader(stream, options);
    }

    /// <summary>Reads a file that is open already, packed or not, from its beginning. It stays open.</summary>
    /// <param name="file">Can be rewound.</param>
    public static GameLogReader Over(Stream file, GameLogReaderOptions? options = null)
    {
        var text = GameLogFile.Unpack(file, leaveOpen: true);
        return new GameLogReader(text, options, leaveOpen: ReferenceEquals(text, file));
    }

    /// <summary>Reads to the end. Progress is reported every 4 MB and at the end.</summary>
    /// <exception cref="InvalidDataException">A gzip file is damaged.</exception>
    public async IAsyncEnumerable<GameLogLine> ReadAsync(
        IProgress<GameLogProgress>? progress = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var events = new List<GameLogLine>();
            var nextReport = ProgressBytes;
            while (await ReadPieceAsync(buffer, cancellationToken) is > 0 and var length)
            {
                _decoder.Push(buffer.AsSpan(0, length), events);
                foreach (var line in events)
                {
                    yield return line;
                }

                events.Clear();
                if (Statistics.BytesRead >= nextReport)
                {
                    nextReport = Statistics.BytesRead + ProgressBytes;
                    progress?.Report(Progress());
                }
            }

            if (_options.TakeUnfinishedLine && !Statistics.StoppedAtLimit)
            {
                _decoder.Complete(events);
            }

            foreach (var line in events)
            {
                yield return line;
            }

            progress?.Report(Progress());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public ValueTask DisposeAsync() => _leaveOpen ? ValueTask.CompletedTask : _stream.DisposeAsync();

    private async ValueTask<int> ReadPieceAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var length = await _stream.ReadAsync(buffer, cancellationToken);
        var left = _options.MaxBytes - Statistics.BytesRead;
        if (length <= left)
        {
            return length;
        }

        Statistics.StoppedAtLimit = true;
        return (int)left;
    }

    private GameLogProgress Progress()
    {
        var file = _stream is GZipStream packed ? packed.BaseStream : _stream;
        return file.CanSeek
            ? new GameLogProgress(file.Position, file.Length, Statistics.LinesRead, Statistics.Events)
            : new GameLogProgress(_options.Offset + Statistics.BytesRead, null, Statistics.LinesRead, Statistics.Events);
    }
}
