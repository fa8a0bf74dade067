using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using KillBot.Domain.Kills;

namespace KillBot.Api.Wire;

/// <summary>A <see cref="KillCursor"/> as text: opaque to clients, who pass back what <c>nextCursor</c> said.</summary>
internal static class Cursor
{
    private const int ByteCount = 24;

    public static string Write(KillCursor cursor)
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        BinaryPrimitives.WriteInt64BigEndian(bytes, cursor.Timestamp.ToUnixTimeMilliseconds());
        cursor.Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string text, out KillCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[ByteCount];
        if (text.Length != Base64Url.GetEncodedLength(ByteCount)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done
            || length != ByteCount)
        {
            return false;
        }

        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (milliseconds < 0 || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return false;
        }

        cursor = new KillCursor(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), new Guid(bytes[8..], bigEndian: true));
        return true;
    }
}
