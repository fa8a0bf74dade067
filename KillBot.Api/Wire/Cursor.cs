using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using KillBot.Api.Errors;
using KillBot.Domain.Kills;
using Microsoft.AspNetCore.Http.HttpResults;

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

    /// <summary>Reads the parameter of a list: null for the first page.</summary>
    public static bool TryReadPage(string? text, out KillCursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var isValid = TryRead(text, out var read);
        cursor = read;
        return isValid;
    }

    /// <summary>The answer to a cursor that no list gave.</summary>
    public static ProblemHttpResult Invalid() => TypedResults.ApiProblem(
        StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, "Pass back the nextCursor of the last page, unchanged.");
}
