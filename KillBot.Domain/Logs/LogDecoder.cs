namespace KillBot.Domain.Logs;

/// <summary>Turns the bytes of a log, in pieces of any size, into what its lines mean.</summary>
/// <remarks>
/// Lines end in LF or CRLF. The unfinished end of a piece is kept for the next, so memory stays below two
/// <see cref="LogLine.MaxBytes"/> whatever comes. Not safe for use by several threads at once.
/// </remarks>
/// <typeparam name="TLine">What a line becomes.</typeparam>
public abstract class LogDecoder<TLine>
{
    private readonly LineStatistics _statistics;
    private byte[]? _carry;
    private int _carried;
    private long _unfinished;
    private bool _isFirstLine;

    /// <param name="offset">Where in the file the first byte stands, when a reader goes on from before.</param>
    protected LogDecoder(LineStatistics statistics, long offset)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        _statistics = statistics;
        _statistics.ResumeOffset = offset;
        _isFirstLine = offset == 0;
    }

    /// <summary>Takes the next bytes and adds what all lines that end in them mean.</summary>
    public void Push(ReadOnlySpan<byte> bytes, ICollection<TLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        _statistics.BytesRead += bytes.Length;
        if (_unfinished > 0)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0)
            {
                Carry(bytes);
                return;
            }

            Carry(bytes[..end]);
            FinishCarried(lines, lineFeed: 1);
            bytes = bytes[(end + 1)..];
        }

        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            TakeLine(bytes[..end], lines);
            _statistics.ResumeOffset += end + 1;
            bytes = bytes[(end + 1)..];
        }

        Carry(bytes);
    }

    /// <summary>Takes the last line although no line feed ended it: for texts that are known to be whole.</summary>
    public void Complete(ICollection<TLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (_unfinished > 0)
        {
            FinishCarried(lines, lineFeed: 0);
        }
    }

    /// <summary>Reads a line, which begins at <see cref="LineStatistics.ResumeOffset"/>.</summary>
    /// <param name="line">Without the line feed, with the carriage return if there is one.</param>
    protected abstract void Read(ReadOnlySpan<byte> line, ICollection<TLine> lines);

    private void Carry(ReadOnlySpan<byte> bytes)
    {
        _unfinished += bytes.Length;
        _statistics.UnfinishedBytes = _unfinished;
        if (bytes.IsEmpty || _unfinished > LogLine.MaxBytes)
        {
            return;
        }

        _carry ??= new byte[LogLine.MaxBytes];
        bytes.CopyTo(_carry.AsSpan(_carried));
        _carried += bytes.Length;
    }

    private void FinishCarried(ICollection<TLine> lines, int lineFeed)
    {
        if (_unfinished > LogLine.MaxBytes)
        {
            SkipLongLine();
        }
        else
        {
            TakeLine(_carry.AsSpan(0, _carried), lines);
        }

        _statistics.ResumeOffset += _unfinished + lineFeed;
        _unfinished = 0;
        _statistics.UnfinishedBytes = 0;
        _carried = 0;
    }

    private void TakeLine(ReadOnlySpan<byte> line, ICollection<TLine> lines)
    {
        if (line.Length > LogLine.MaxBytes)
        {
            SkipLongLine();
            return;
        }

        if (_isFirstLine)
        {
            _isFirstLine = false;
            line = line.StartsWith(LogLine.Utf8Mark) ? line[LogLine.Utf8Mark.Length..] : line;
        }

        _statistics.LinesRead++;
        Read(line, lines);
    }

    private void SkipLongLine()
    {
        _isFirstLine = false;
        _statistics.LinesRead++;
        _statistics.LongLines++;
    }
}
