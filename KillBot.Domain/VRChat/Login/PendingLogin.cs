using KillBot.Domain.VRChat.Client;

namespace KillBot.Domain.VRChat.Login;

/// <summary>A login that lacks its second factor.</summary>
/// <param name="IsVerified">VRChat has taken the code; only whose login it is could not be asked.</param>
internal sealed record PendingLogin(
    string Username, VRChatCookies Cookies, IReadOnlyList<string> Methods, DateTimeOffset StartedAt, bool IsVerified = false)
{
    /// <summary>Codes sent by e-mail hold about as long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
}
