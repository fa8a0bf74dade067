namespace KillBot.Tests.FakeVRChat;

/// <summary>A login that VRChat knows.</summary>
internal sealed class FakeVRChatSession(FakeVRChatAccount account, bool isVerified)
{
    public FakeVRChatAccount Account { get; } = account;

    /// <summary>The second factor was shown, or is not asked for.</summary>
    public bool IsVerified { get; set; } = isVerified;
}
