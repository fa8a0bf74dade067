using KillBot.Domain.Logs;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>The <c>2026.09.11 00:57:08 Debug      -  </c> at the beginning of a record.</summary>
internal static class VRChatLogHeader
{
    private const int StampLength = 19;

    /// <summary>The first year with a VRChat, and one so late that converting to UTC overflows nothing.</summary>
    private const int FirstYear = 2014;
    private const int LastYear = 2999;

    private const int MaxLevelLength = 12;

    /// <summary>Reads the header; false if the line has none.</summary>
    /// <param name="localTime">Null if it is no time: a 13th month, a 69th second.</param>
    /// <param name="message">What stands behind the header.</param>
    public static bool TryRead(ReadOnlySpan<byte> line, out DateTime? localTime, out ReadOnlySpan<byte> message)
    {
        localTime = null;
        message = default;
        if (!TryReadStamp(line, out localTime))
        {
            return false;
        }

        // The level is padded to a fixed width in all but a few lines.
        var rest = line[StampLength..].TrimEnd((byte)'\r');
        var dash = rest.IndexOf((byte)'-');
        if (dash is < 3 or > MaxLevelLength + 2 || rest[0] != ' ' || rest[dash - 1] != ' ' || !IsLevel(rest[1..dash].TrimEnd((byte)' ')))
        {
            return false;
        }

        message = rest[(dash + 1)..].TrimStart((byte)' ');
        return true;
    }

    /// <summary>The time of the last record that begins in a piece of a log; null if none does.</summary>
    public static DateTime? LastTimeIn(ReadOnlySpan<byte> text)
    {
        for (var rest = text; !rest.IsEmpty;)
        {
            // The beginning of the piece may be the middle of a line.
            var start = rest.LastIndexOf((byte)'\n') + 1;
            if (TryRead(rest[start..], out var localTime, out _) && localTime is not null)
            {
                return localTime;
            }

            rest = start == 0 ? [] : rest[..(start - 1)];
        }

        return null;
    }

    private static bool TryReadStamp(ReadOnlySpan<byte> line, out DateTime? time)
    {
        time = null;
        if (line.Length <= StampLength || line[4] != '.' || line[7] != '.' || line[10] != ' ' || line[13] != ':' || line[16] != ':'
            || !LogDigits.TryRead(line[..4], out var year) || !LogDigits.TryRead(line[5..7], out var month)
            || !LogDigits.TryRead(line[8..10], out var day) || !LogDigits.TryRead(line[11..13], out var hour)
            || !LogDigits.TryRead(line[14..16], out var minute) || !LogDigits.TryRead(line[17..19], out var second))
        {
            return false;
        }

        if (year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour <= 23 && minute <= 59 && second <= 59)
        {
            time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        }

        return true;
    }

    private static bool IsLevel(ReadOnlySpan<byte> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetter((char)character))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }
}
