using System.Buffers;

namespace KillBot.Domain.Logs;

/// <summary>Reads what a log has grown by.</summary>
internal static class LogGrowth
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>A piece of a log.</summary>
    /// <param name="isRecorded">An earlier reading has recorded it.</param>
    public delegate Task AcceptAsync(ReadOnlyMemory<byte> bytes, bool isRecorded);

    /// <param name="position">Where the last reading ended.</param>
    /// <param name="recordedUntil">What lies before it is recorded. No piece lies across, so that each is either recorded or new.</param>
    public static async Task ReadAsync(
        FileStream file, long position, long recordedUntil, AcceptAsync accept, CancellationToken cancellationToken)
    {
        file.Position = position;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await file.ReadAsync(buffer.AsMemory(0, NextLength()), cancellationToken) is > 0 and var length)
            {
                position += length;
                await accept(buffer.AsMemory(0, length), position <= recordedUntil);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        int NextLength() => (int)(position < recordedUntil ? Math.Min(BufferBytes, recordedUntil - position) : BufferBytes);
    }
}
