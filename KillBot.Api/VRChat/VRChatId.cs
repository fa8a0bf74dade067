using KillBot.Domain.VRChat.Client;

namespace KillBot.Api.VRChat;

/// <summary>Ids of VRChat users, such as <c>usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469</c>.</summary>
internal static class VRChatId
{
    private const string Prefix = "usr_";

    public static bool IsMeant(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The rest is a UUID in small letters.</summary>
    public static bool IsValid(string id) => IsMeant(id) && !id.Any(char.IsAsciiLetterUpper) && VRChatUserId.IsValid(id);
}
