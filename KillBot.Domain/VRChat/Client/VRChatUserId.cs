namespace KillBot.Domain.VRChat.Client;

/// <summary>Ids that VRChat can be asked for: <c>usr_</c> and a UUID, or ten letters and digits of old accounts.</summary>
public static class VRChatUserId
{
    private const string Prefix = "usr_";
    private const int LegacyLength = 10;

    public static bool IsValid(string id) =>
        (id.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(id.AsSpan(Prefix.Length), "D", out _))
        || (id.Length == LegacyLength && id.All(char.IsAsciiLetterOrDigit));
}
