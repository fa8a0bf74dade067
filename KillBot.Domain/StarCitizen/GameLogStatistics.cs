namespace KillBot.Domain.StarCitizen;

/// <summary>What a reader has been through so far.</summary>
public sealed class GameLogStatistics
{
    private readonly byte[] _lastStamp = new byte[LogTimestamp.MaxLength];
    private int _lastStampLength;

    /// <summary>Complete lines, whatever became of them.</summary>
    public long LinesRead { get; internal set; }

    /// <summary>Lines that became an event.</summary>
    public long Events { get; internal set; }

    /// <summary>Lines of death kinds whose shape is not known.</summary>
    public long MalformedLines { get; internal set; }

    /// <summary>Lines over <see cref="GameLogDecoder.MaxLineBytes"/>, skipped unread.</summary>
    public long LongLines { get; internal set; }

    /// <summary>Lines that are of no interest.</summary>
    public long OtherLines => LinesRead - Events - MalformedLines - LongLines;

    /// <summary>Bytes taken in, an unfinished last line included.</summary>
    public long BytesRead { get; internal set; }

    /// <summary>Where to go on: the offset in bytes (of the unpacked text) behind the last complete line.</summary>
    public long ResumeOffset { get; internal set; }

    /// <summary>Whether reading stopped at the limit on bytes before the end.</summary>
    public bool StoppedAtLimit { get; internal set; }

    /// <summary>Time of the first line that has one.</summary>
    public DateTimeOffset? FirstTimestamp { get; private set; }

    /// <summary>Time of the last line that has one; null if that is no time.</summary>
    public DateTimeOffset? LastTimestamp => LogTimestamp.Parse(_lastStamp.AsSpan(0, _lastStampLength));

    /// <summary>Bytes of a last line that no line feed has ended.</summary>
    public long UnfinishedBytes { get; internal set; }

    // Of each line but the first, only the bytes are kept: reading them would cost more than all the rest.
    internal void NoteTime(ReadOnlySpan<byte> line)
    {
        if (LogTimestamp.Measure(line) is > 0 and var length)
        {
            FirstTimestamp ??= LogTimestamp.Parse(line[..length]);
            line[..length].CopyTo(_lastStamp);
            _lastStampLength = length;
        }
    }
}
