using System.Buffers.Binary;

namespace KillBot.Bot.Charts;

/// <summary>The beginning of a PNG: signature and size (https://www.w3.org/TR/png-3/#5PNG-file-signature).</summary>
internal static class PngHeader
{
    private const int SizeAt = 16;

    private static ReadOnlySpan<byte> Beginning => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];

    public static bool IsOf(ReadOnlySpan<byte> bytes, int width, int height) =>
        bytes.Length >= SizeAt + 8 && bytes.StartsWith(Beginning)
        && BinaryPrimitives.ReadInt32BigEndian(bytes[SizeAt..]) == width
        && BinaryPrimitives.ReadInt32BigEndian(bytes[(SizeAt + 4)..]) == height;
}
