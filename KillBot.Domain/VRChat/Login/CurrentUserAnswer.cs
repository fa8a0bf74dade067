using System.Net;
using System.Text.Json;
using KillBot.Domain.VRChat.Client;

namespace KillBot.Domain.VRChat.Login;

/// <summary>What <c>GET /auth/user</c> says: whose login it is, or which second factor is missing.</summary>
/// <param name="Methods">Kinds of <see cref="SecondFactor"/>; empty when none is missing.</param>
internal sealed record CurrentUserAnswer(string? UserId, string? DisplayName, IReadOnlyList<string> Methods)
{
    public bool IsSignedIn => UserId is not null;

    /// <summary>Null when VRChat takes the credentials for wrong.</summary>
    /// <exception cref="VRChatException">The answer makes no sense, or asks for what nobody can give.</exception>
    public static CurrentUserAnswer? Read(VRChatResponse response)
    {
        switch (response.Status)
        {
            case HttpStatusCode.Unauthorized:
                return null;
            case HttpStatusCode.OK:
                break;
            default:
                throw VRChatException.Unreadable();
        }

        using var document = VRChatJson.Parse(response.Body);
        var root = document.RootElement;
        if (root.Member("requiresTwoFactorAuth") is { ValueKind: JsonValueKind.Array } asked)
        {
            var methods = asked.Texts().Where(SecondFactor.IsKnown).ToList();
            return methods.Count > 0
                ? new CurrentUserAnswer(null, null, methods)
                : throw new VRChatException(VRChatFailure.Unreadable, "VRChat asks for a second factor of an unknown kind.");
        }

        return root.Text("id", VRChatJson.MaxIdLength) is { } id && VRChatUserId.IsValid(id)
            ? new CurrentUserAnswer(id, root.Text("displayName", VRChatJson.MaxNameLength) ?? id, [])
            : throw VRChatException.Unreadable();
    }
}
