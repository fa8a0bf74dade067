namespace KillBot.Domain.StarCitizen;

/// <summary>What a reader has been through so far.</summary>
public sealed class GameLogStatistics
{
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
}
