using System.Buffers;

namespace KillBot.Discord.Gateway;

/// <summary>
/// One message's bytes, reused for the next: grows up to <paramref name="limit"/>, and gives back what a rare large message took.
/// </summary>
internal sealed class PooledBuffer(int limit) : IDisposable
{
    private const int UsualLength = 32 * 1024;
    private const int KeptLength = 256 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(UsualLength);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <exception cref="InvalidDataException">The message is longer than the limit.</exception>
    public Memory<byte> Free()
    {
        if (Length >= limit)
        {
            throw new InvalidDataException($"The gateway sent a message of more than {limit} bytes.");
        }

        if (Length == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(Length, Math.Min(_bytes.Length, limit) - Length);
    }

    public void Advance(int count) => Length += count;

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > KeptLength)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(UsualLength);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }
}
