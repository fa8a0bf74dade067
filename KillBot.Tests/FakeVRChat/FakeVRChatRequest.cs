namespace KillBot.Tests.FakeVRChat;

/// <summary>A request that arrived.</summary>
/// <param name="Path">Below the base address: <c>/users/usr_…</c>.</param>
/// <param name="Basic">The credentials of a login, as they were sent.</param>
public sealed record FakeVRChatRequest(
    string Method, string Path, DateTimeOffset At, string UserAgent, string? Basic, string? Auth, string? TwoFactorAuth, string Body)
{
    public override string ToString() => $"{Method} {Path}";
}
