namespace KillBot.Domain.VRChat.Client;

/// <summary>Ids of VRChat's users: <c>usr_</c> and a UUID in lower case, or ten letters and digits of old accounts.</summary>
public static class VRChatUserId
{
    public const string Prefix = "usr_";
    private const int LegacyLength = 10;

    /// <summary>The shape that all accounts but the oldest have.</summary>
    public static bool IsCurrent(string id) =>
        id.StartsWith(Prefix, StringComparison.Ordinal)
        && Guid.TryParseExact(id.AsSpan(Prefix.Length), "D", out _)
        && !id.AsSpan().ContainsAnyInRange('A', 'Z');

    /// <summary>VRChat can be asked for it.</summary>
    public static bool IsValid(string id) => IsCurrent(id) || (id.Length == LegacyLength && id.All(char.IsAsciiLetterOrDigit));
}
