using KillBot.Domain.Logs;

namespace KillBot.Domain.StarCitizen;

/// <summary>The <c>&lt;2025-04-13T17:17:51.279Z&gt;</c> in front of almost every line.</summary>
internal static class LogTimestamp
{
    /// <summary>No stamp is longer, brackets included.</summary>
    public const int MaxLength = 32;

    /// <summary>Length of the usual form with milliseconds, brackets included.</summary>
    private const int UsualLength = 26;

    /// <summary>Finds the stamp's length, brackets included, from its outline alone; 0 if the line has none.</summary>
    public static int Measure(ReadOnlySpan<byte> line)
    {
        if (line.Length < 22 || line[0] != '<' || line[5] != '-' || line[8] != '-' || line[11] != 'T')
        {
            return 0;
        }

        if (line.Length >= UsualLength && line[UsualLength - 1] == '>')
        {
            return UsualLength;
        }

        return line[..Math.Min(line.Length, MaxLength)].IndexOf((byte)'>') + 1;
    }

    /// <summary>Reads the stamp, brackets included; null if it is no time (a 13th month, missing Z, letters).</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<byte> stamp)
    {
        if (stamp.Length < 22 || stamp[14] != ':' || stamp[17] != ':' || stamp[^2] != 'Z' || stamp[^1] != '>'
            || !LogDigits.TryRead(stamp[1..5], out var year) || !LogDigits.TryRead(stamp[6..8], out var month)
            || !LogDigits.TryRead(stamp[9..11], out var day) || !LogDigits.TryRead(stamp[12..14], out var hour)
            || !LogDigits.TryRead(stamp[15..17], out var minute) || !LogDigits.TryRead(stamp[18..20], out var second)
            || !TryFraction(stamp[20..^2], out var ticks)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return null;
        }

        return new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).AddTicks(ticks);
    }

    private static bool TryFraction(ReadOnlySpan<byte> fraction, out int ticks)
    {
        ticks = 0;
        if (fraction.IsEmpty)
        {
            return true;
        }

        if (fraction[0] != '.' || fraction.Length > 8 || !LogDigits.TryRead(fraction[1..], out ticks))
        {
            return false;
        }

        for (var digits = fraction.Length - 1; digits < 7; digits++)
        {
            ticks *= 10;
        }

        return true;
    }
}
