using System.Buffers.Text;

namespace KillBot.Benchmarks.Load;

/// <summary>Finds the end of a response, of which nothing can follow: the next request has not been sent.</summary>
internal static class HttpAnswer
{
    private const int StatusOffset = 9;

    public static bool TryRead(ReadOnlySpan<byte> received, out int status)
    {
        status = 0;
        var headEnd = received.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return false;
        }

        var head = received[..headEnd];
        var body = received[(headEnd + 4)..];
        status = Number(head[StatusOffset..]);
        var lengthAt = head.IndexOf("Content-Length: "u8);
        return lengthAt < 0
            ? body.EndsWith("0\r\n\r\n"u8)
            : body.Length >= Number(head[(lengthAt + "Content-Length: ".Length)..]);
    }

    private static int Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int number, out _) ? number : throw new InvalidDataException("The answer is no HTTP.");
}
