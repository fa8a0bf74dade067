namespace KillBot.Domain.VRChat.Login;

/// <summary>The account that this instance is signed in to VRChat with.</summary>
/// <param name="Username">As it was typed at the login.</param>
/// <param name="UserId"><c>usr_…</c></param>
/// <param name="ValidatedAt">When VRChat last took the login for valid.</param>
/// <param name="IsStale">That was two hours ago or more.</param>
public sealed record VRChatAccount(string Username, string UserId, string DisplayName, DateTimeOffset ValidatedAt, bool IsStale);
