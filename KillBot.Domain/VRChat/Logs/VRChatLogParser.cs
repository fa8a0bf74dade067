namespace KillBot.Domain.VRChat.Logs;

/// <summary>Reads single lines of the <c>output_log</c> of a VRChat client, all builds since 2020.</summary>
/// <remarks>
/// A line is judged by its tag and how it goes on, so a name cannot pose as another line. Lines without interest cost no
/// allocation. Any bytes are accepted. What a line means for a visit takes the lines around it: see <c>VisitExtractor</c>.
/// </remarks>
public static class VRChatLogParser
{
    /// <summary>The longest of the tags that are looked for, brackets included.</summary>
    private const int MaxTagLength = 24;

    /// <summary>Reads one line: UTF-8, without the line feed, with or without the carriage return.</summary>
    public static VRChatLineOutcome Parse(ReadOnlySpan<byte> line, out VRChatLogLine? parsed)
    {
        parsed = null;
        if (!VRChatLogHeader.TryRead(line, out var localTime, out var message))
        {
            return VRChatLineOutcome.Continuation;
        }

        if (localTime is not { } time)
        {
            return VRChatLineOutcome.BadTimestamp;
        }

        parsed = ParseMessage(time, message);
        return parsed is null ? VRChatLineOutcome.Ignored : VRChatLineOutcome.Event;
    }

    /// <summary>Reads what stands behind a header; null if it is of no interest.</summary>
    internal static VRChatLogLine? ParseMessage(DateTime localTime, ReadOnlySpan<byte> message)
    {
        foreach (var form in FormsOf(message, out var text))
        {
            if (text.StartsWith(form.Beginning))
            {
                return form.Read(new VRChatLogLine(form.Kind, localTime), form.IsAllText ? text : text[form.Beginning.Length..]);
            }
        }

        return null;
    }

    private static VRChatLineForm[] FormsOf(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> text)
    {
        text = message;
        if (message.IsEmpty || message[0] != '[')
        {
            return VRChatLineForms.Untagged;
        }

        var end = message[..Math.Min(message.Length, MaxTagLength)].IndexOf((byte)']');
        if (end < 0 || end + 1 == message.Length || message[end + 1] != ' ')
        {
            return [];
        }

        text = message[(end + 2)..];
        return VRChatLineForms.OfTag(message[1..end]);
    }
}
