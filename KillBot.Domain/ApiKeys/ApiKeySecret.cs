using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KillBot.Domain.ApiKeys;

/// <summary>The secret text of an API key: <c>kb_</c> and 32 random bytes in base64url, 46 characters.</summary>
public static class ApiKeySecret
{
    public const string Marker = "kb_";
    public const int Length = 46;
    public const int PrefixLength = 8;

    public static string Generate() => Marker + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether a text could be a key at all; says nothing about whether there is such a key.</summary>
    public static bool HasShape(ReadOnlySpan<char> text) =>
        text.Length == Length && text.StartsWith(Marker) && Base64Url.IsValid(text[Marker.Length..]);

    /// <summary>SHA-256 of the secret: what UID logins sign with.</summary>
    public static byte[] SigningKey(ReadOnlySpan<char> secret)
    {
        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Length)];
        var length = Encoding.UTF8.GetBytes(secret, utf8);
        return SHA256.HashData(utf8[..length]);
    }

    /// <summary>SHA-256 of <see cref="SigningKey"/>: what finds the key in the database.</summary>
    public static byte[] LookupHash(ReadOnlySpan<char> secret) => SHA256.HashData(SigningKey(secret));
}
