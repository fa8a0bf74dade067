using System.IO.Compression;
using System.Text;
using KillBot.Discord.Gateway;

namespace KillBot.Tests.Discord.Gateway;

public sealed class ZlibStreamInflaterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void Messages_survive_any_division_into_frames(int frame)
    {
        using var compressed = new MemoryStream();
        using var server = new ZLibStream(compressed, CompressionLevel.Optimal);
        using var inflater = new ZlibStreamInflater();
        using var message = new PooledBuffer(limit: 1_000_000);
        var random = new Random(7);
        foreach (var length in new[] { 0, 1, 50, 32 * 1024, 32 * 1024 + 1, 700_000, 10 })
        {
            var text = string.Create(length, random, static (span, source) => source.GetItems("abcdefgh{}\":,", span));
            compressed.SetLength(0);
            server.Write(Encoding.ASCII.GetBytes(text));
            server.Flush();
            message.Clear();
            var bytes = compressed.ToArray();
            var complete = false;
            for (var start = 0; start < bytes.Length; start += Math.Min(frame, bytes.Length))
            {
                var part = bytes.AsMemory(start, Math.Min(Math.Min(frame, bytes.Length), bytes.Length - start));
                complete = inflater.Inflate(part, message);
            }

            Assert.True(complete || length == 0);
            Assert.Equal(text, Encoding.ASCII.GetString(message.Written.Span));
        }
    }

    [Fact]
    public void A_bomb_is_not_inflated_beyond_the_limit()
    {
        using var compressed = new MemoryStream();
        using var server = new ZLibStream(compressed, CompressionLevel.Optimal);
        server.Write(new byte[10_000_000]);
        server.Flush();
        using var inflater = new ZlibStreamInflater();
        using var message = new PooledBuffer(limit: 100_000);

        Assert.Throws<InvalidDataException>(() => inflater.Inflate(compressed.ToArray(), message));
        Assert.InRange(message.Length, 0, 100_000);
    }
}
