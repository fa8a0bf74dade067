using System.IO.Compression;

namespace KillBot.Tests.FakeDiscord.Gateway;

/// <summary><c>compress=zlib-stream</c>: one zlib context per connection, flushed (Z_SYNC_FLUSH) after every message.</summary>
internal sealed class ZlibStreamEncoder : IDisposable
{
    private readonly MemoryStream _output = new();
    private readonly ZLibStream _zlib;

    public ZlibStreamEncoder() => _zlib = new ZLibStream(_output, CompressionLevel.Fastest, leaveOpen: true);

    public byte[] Encode(ReadOnlySpan<byte> message)
    {
        _zlib.Write(message);
        _zlib.Flush();
        var bytes = _output.ToArray();
        _output.SetLength(0);
        return bytes;
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _output.Dispose();
    }
}
