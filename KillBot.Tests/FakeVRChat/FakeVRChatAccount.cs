namespace KillBot.Tests.FakeVRChat;

/// <summary>Somebody who can sign in.</summary>
public sealed class FakeVRChatAccount(FakeVRChatUser user, string username, string password, IReadOnlyList<string> methods)
{
    public FakeVRChatUser User { get; } = user;

    public string Username { get; } = username;

    public string Password { get; } = password;

    /// <summary>The kinds of second factor it is asked for: <c>totp</c>, <c>otp</c>, <c>emailOtp</c>; none for an account without.</summary>
    public IReadOnlyList<string> Methods { get; } = methods;

    /// <summary>What the app or the e-mail shows.</summary>
    public string Code { get; } = "123456";

    public string RecoveryCode { get; } = "ab12-cd34";
}
