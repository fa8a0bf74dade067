using System.IO.Compression;

namespace KillBot.Discord.Gateway;

/// <summary>
/// Discord's <c>zlib-stream</c>: one zlib context for a whole connection, each message ending with a sync flush
/// (https://discord.com/developers/docs/events/gateway#transport-compression).
/// </summary>
internal sealed class ZlibStreamInflater : IDisposable
{
    private const uint SyncFlush = 0x0000FFFF;

    private readonly Source _source = new();
    private readonly ZLibStream _zlib;
    private uint _lastBytes;

    public ZlibStreamInflater() => _zlib = new ZLibStream(_source, CompressionMode.Decompress);

    /// <summary>Inflates <paramref name="compressed"/>; true when a message ends with it.</summary>
    /// <exception cref="InvalidDataException">The bytes are no zlib data, or inflate to more than the buffer takes.</exception>
    public bool Inflate(ReadOnlyMemory<byte> compressed, PooledBuffer message)
    {
        foreach (var last in compressed.Span[Math.Max(0, compressed.Length - sizeof(uint))..])
        {
            _lastBytes = (_lastBytes << 8) | last;
        }

        _source.Pending = compressed;
        while (_zlib.Read(message.Free().Span) is > 0 and var count)
        {
            message.Advance(count);
        }

        if (_source.Pending.Length > 0)
        {
            throw new InvalidDataException("The gateway ended its zlib stream.");
        }

        return _lastBytes == SyncFlush;
    }

    public void Dispose() => _zlib.Dispose();

    private sealed class Source : Stream
    {
        public ReadOnlyMemory<byte> Pending { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, Pending.Length);
            Pending.Span[..count].CopyTo(buffer);
            Pending = Pending[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
