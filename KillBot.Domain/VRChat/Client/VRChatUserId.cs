using System.Buffers;

namespace KillBot.Domain.VRChat.Client;

/// <summary>Ids that VRChat can be asked for: <c>usr_</c> and a UUID, or ten letters and digits of old accounts.</summary>
public static class VRChatUserId
{
    private static readonly SearchValues<char> UuidCharacters = SearchValues.Create("0123456789abcdefABCDEF-");

    private const string Prefix = "usr_";
    private const int LegacyLength = 10;
    private const int UuidLength = 36;

    public static bool IsValid(string id) =>
        (id.StartsWith(Prefix, StringComparison.Ordinal) && IsUuid(id.AsSpan(Prefix.Length)))
        || (id.Length == LegacyLength && id.All(char.IsAsciiLetterOrDigit));

    /// <summary>Hexadecimal digits and hyphens alone: <see cref="Guid"/> also takes white space and signs.</summary>
    private static bool IsUuid(ReadOnlySpan<char> text) =>
        text.Length == UuidLength && !text.ContainsAnyExcept(UuidCharacters) && Guid.TryParseExact(text, "D", out _);
}
