namespace KillBot.Domain.Logs;

/// <summary>How far a reader of lines is.</summary>
public class LineStatistics
{
    /// <summary>Complete lines, whatever became of them.</summary>
    public long LinesRead { get; internal set; }

    /// <summary>Lines over <see cref="LogLine.MaxBytes"/>, skipped unread.</summary>
    public long LongLines { get; internal set; }

    /// <summary>Bytes taken in, an unfinished last line included.</summary>
    public long BytesRead { get; internal set; }

    /// <summary>Where to go on: the offset in bytes (of the unpacked text) behind the last complete line.</summary>
    public long ResumeOffset { get; internal set; }

    /// <summary>Bytes of a last line that no line feed has ended.</summary>
    public long UnfinishedBytes { get; internal set; }
}
