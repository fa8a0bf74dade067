namespace KillBot.Domain.StarCitizen;

/// <summary>What became of one line.</summary>
public enum LineOutcome
{
    /// <summary>Noise, as some 99 of 100 lines are.</summary>
    NotAnEvent,

    /// <summary>The line was read.</summary>
    Event,

    /// <summary>The line is of a kind that tells of a death, but has a shape that is not known.</summary>
    Malformed,
}

/// <summary>Reads single lines of Star Citizen's <c>Game.log</c>, all formats from 3.24 on.</summary>
/// <remarks>
/// A line is judged by its first tag alone, so a chat message or a handle cannot pose as a kill.
/// Lines without interest cost no allocation. Any bytes are accepted.
/// </remarks>
public static class GameLogParser
{
    /// <summary>Reads one line: Latin-1, without the line feed, with or without the carriage return.</summary>
    public static LineOutcome Parse(ReadOnlySpan<byte> line, out GameLogLine? parsed)
    {
        parsed = null;
        line = line.TrimEnd((byte)'\r');
        var stamp = LogTimestamp.Measure(line);
        var text = SkipLevel(line[stamp..].TrimStart((byte)' '));
        if (text.IsEmpty || Find(text) is not { } form)
        {
            return LineOutcome.NotAnEvent;
        }

        var behind = text[(form.Mark.Length + (text[0] == '<' ? 2 : 0))..];
        parsed = form.Parse(LogTimestamp.Parse(line[..stamp]), new LineScanner(behind));
        if (parsed is not null)
        {
            return LineOutcome.Event;
        }

        return form.IsDeath ? LineOutcome.Malformed : LineOutcome.NotAnEvent;
    }

    /// <summary>Whether a line could stand in a <c>Game.log</c>: it has the timestamp, or is one of the known lines.</summary>
    public static bool LooksFamiliar(ReadOnlySpan<byte> line)
    {
        var stamp = LogTimestamp.Measure(line);
        return (stamp > 0 && LogTimestamp.Parse(line[..stamp]) is not null) || Parse(line, out _) != LineOutcome.NotAnEvent;
    }

    private static LineForm? Find(ReadOnlySpan<byte> text)
    {
        if (text[0] != '<')
        {
            return LineTags.OfBeginning(text);
        }

        var end = text.IndexOf((byte)'>');
        return end < 0 ? null : LineTags.OfTag(text[1..end]);
    }

    /// <summary>Steps over <c>[Notice]</c>, <c>[Trace]</c>, <c>[SPAM 12]</c> and their like; names with <c>::</c> belong to the text.</summary>
    private static ReadOnlySpan<byte> SkipLevel(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && text[0] == '[')
        {
            var end = text.IndexOf((byte)']');
            if (end is < 1 or > 24 || text[..end].IndexOf((byte)':') >= 0)
            {
                break;
            }

            text = text[(end + 1)..].TrimStart((byte)' ');
        }

        return text;
    }
}
