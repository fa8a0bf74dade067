namespace KillBot.Api.Users;

/// <summary>Ids of VRChat users, such as <c>usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469</c>.</summary>
internal static class VRChatId
{
    private const string Prefix = "usr_";

    public static bool IsMeant(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    public static bool IsValid(string id) => IsMeant(id) && Guid.TryParseExact(id[Prefix.Length..], "D", out _);
}
