using KillBot.Domain.Logs;

namespace KillBot.Domain.StarCitizen;

/// <summary>What a reader has been through so far.</summary>
public sealed class GameLogStatistics : LineStatistics
{
    private readonly byte[] _lastStamp = new byte[LogTimestamp.MaxLength];
    private int _lastStampLength;

    /// <summary>Lines that became an event.</summary>
    public long Events { get; internal set; }

    /// <summary>Lines of death kinds whose shape is not known.</summary>
    public long MalformedLines { get; internal set; }

    /// <summary>Lines that are of no interest.</summary>
    public long OtherLines => LinesRead - Events - MalformedLines - LongLines;

    /// <summary>Whether reading stopped at the limit on bytes before the end.</summary>
    public bool StoppedAtLimit { get; internal set; }

    /// <summary>Time of the first line that has one.</summary>
    public DateTimeOffset? FirstTimestamp { get; private set; }

    /// <summary>Time of the last line that has one; null if that is no time.</summary>
    public DateTimeOffset? LastTimestamp => LogTimestamp.Parse(_lastStamp.AsSpan(0, _lastStampLength));

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
