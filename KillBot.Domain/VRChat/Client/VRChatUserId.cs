namespace KillBot.Domain.VRChat.Client;

/// <summary>Ids that VRChat can be asked for: <c>usr_</c> and a UUID, or ten letters and digits of old accounts.</summary>
public static class VRChatUserId
{
    private const string Prefix = "usr_";
    private const int LegacyLength = 10;

    public static bool IsValid(string id) =>
        (id.StartsWith(Prefix, StringComparison.Ordinal) && IsUuid(id.AsSpan(Prefix.Length)))
        || (id.Length == LegacyLength && id.All(char.IsAsciiLetterOrDigit));

    // Guid also reads spaces, signs and 0x, which VRChat must not be asked for.
    private static bool IsUuid(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigit(character) && character != '-')
            {
                return false;
            }
        }

        return Guid.TryParseExact(text, "D", out _);
    }
}
