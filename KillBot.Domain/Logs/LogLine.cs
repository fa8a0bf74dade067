namespace KillBot.Domain.Logs;

/// <summary>What is true of the lines of every log.</summary>
public static class LogLine
{
    /// <summary>In bytes, without the line feed. Longer lines are skipped unread; the longest that games write are a few kilobytes.</summary>
    public const int MaxBytes = 64 * 1024;

    internal static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];
}
