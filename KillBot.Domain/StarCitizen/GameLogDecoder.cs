namespace KillBot.Domain.StarCitizen;

/// <summary>Turns the bytes of a log, in pieces of any size, into events.</summary>
/// <remarks>
/// Lines end in LF or CRLF. The unfinished end of a piece is kept for the next, so memory stays below two
/// <see cref="MaxLineBytes"/> whatever comes. Not safe for use by several threads at once.
/// </remarks>
public sealed class GameLogDecoder
{
    /// <summary>In bytes, without the line feed. The game's longest lines are a few kilobytes.</summary>
    public const int MaxLineBytes = 64 * 1024;

    private byte[]? _carry;
    private int _carried;
    private long _unfinished;
    private bool _isFirstLine;

    /// <param name="offset">Where in the file the first byte stands, when a reader goes on from before.</param>
    public GameLogDecoder(long offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        _isFirstLine = offset == 0;
        Statistics.ResumeOffset = offset;
    }

    public GameLogStatistics Statistics { get; } = new();

    /// <summary>Takes the next bytes and adds the events of all lines that end in them.</summary>
    public void Push(ReadOnlySpan<byte> bytes, ICollection<GameLogLine> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        Statistics.BytesRead += bytes.Length;
        if (_unfinished > 0)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0)
            {
                Carry(bytes);
                return;
            }

            Carry(bytes[..end]);
            FinishCarried(events, lineFeed: 1);
            bytes = bytes[(end + 1)..];
        }

        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            TakeLine(bytes[..end], events);
            Statistics.ResumeOffset += end + 1;
            bytes = bytes[(end + 1)..];
        }

        Carry(bytes);
    }

    /// <summary>Takes the last line although no line feed ended it: for texts that are known to be whole.</summary>
    public void Complete(ICollection<GameLogLine> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (_unfinished > 0)
        {
            FinishCarried(events, lineFeed: 0);
        }
    }

    private void Carry(ReadOnlySpan<byte> bytes)
    {
        _unfinished += bytes.Length;
        Statistics.UnfinishedBytes = _unfinished;
        if (bytes.IsEmpty || _unfinished > MaxLineBytes)
        {
            return;
        }

        _carry ??= new byte[MaxLineBytes];
        bytes.CopyTo(_carry.AsSpan(_carried));
        _carried += bytes.Length;
    }

    private void FinishCarried(ICollection<GameLogLine> events, int lineFeed)
    {
        if (_unfinished > MaxLineBytes)
        {
            SkipLongLine();
        }
        else
        {
            TakeLine(_carry.AsSpan(0, _carried), events);
        }

        Statistics.ResumeOffset += _unfinished + lineFeed;
        _unfinished = 0;
        Statistics.UnfinishedBytes = 0;
        _carried = 0;
    }

    private void TakeLine(ReadOnlySpan<byte> line, ICollection<GameLogLine> events)
    {
        if (line.Length > MaxLineBytes)
        {
            SkipLongLine();
            return;
        }

        if (_isFirstLine)
        {
            _isFirstLine = false;
            line = line.StartsWith(GameLogFile.Utf8Mark) ? line[GameLogFile.Utf8Mark.Length..] : line;
        }

        Statistics.LinesRead++;
        Statistics.NoteTime(line);
        switch (GameLogParser.Parse(line, out var parsed))
        {
            case LineOutcome.Event:
                Statistics.Events++;
                events.Add(parsed!);
                break;
            case LineOutcome.Malformed:
                Statistics.MalformedLines++;
                break;
        }
    }

    private void SkipLongLine()
    {
        _isFirstLine = false;
        Statistics.LinesRead++;
        Statistics.LongLines++;
    }
}
