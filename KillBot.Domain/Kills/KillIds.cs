namespace KillBot.Domain.Kills;

/// <summary>
/// Ids of kills (RFC 9562, version 7) that grow in the order of recording, also within a millisecond and while the clock is set back: who
/// has heard of kills up to one asks for those after it.
/// </summary>
internal sealed class KillIds
{
    /// <summary>What fits into the 12 bits behind the time (<c>rand_a</c>).</summary>
    private const int MaxCount = 0xFFF;

    private long _milliseconds;
    private int _count;

    /// <summary>Not safe for use by several threads at once.</summary>
    public Guid Next(DateTimeOffset now)
    {
        var milliseconds = now.ToUnixTimeMilliseconds();
        (_milliseconds, _count) = milliseconds > _milliseconds ? (milliseconds, 0)
            : _count < MaxCount ? (_milliseconds, _count + 1)
            : (_milliseconds + 1, 0);
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(_milliseconds)).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6] = (byte)(0x70 | (_count >> 8));
        bytes[7] = (byte)_count;
        return new Guid(bytes, bigEndian: true);
    }
}
