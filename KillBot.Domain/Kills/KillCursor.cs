using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace KillBot.Domain.Kills;

/// <summary>Where a page of kills ended.</summary>
public readonly record struct KillCursor(DateTimeOffset Timestamp, Guid Id)
{
    private const int ByteCount = 24;

    public static KillCursor Of(Kill kill) => new(kill.Timestamp, kill.Id);

    /// <summary>As text of 32 characters, opaque to whoever passes it back: base64url.</summary>
    public string Write()
    {
        Span<byte> bytes = stackalloc byte[ByteCount];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Timestamp.ToUnixTimeMilliseconds());
        Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; false for everything else.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out KillCursor cursor)
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
