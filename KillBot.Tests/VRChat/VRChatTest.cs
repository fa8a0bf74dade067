namespace KillBot.Tests.VRChat;

/// <summary>A test on a server with a fake VRChat that the tests of its class share; each begins signed out and ends with nothing to complain about.</summary>
public abstract class VRChatTest(VRChatApp vrchat) : IClassFixture<VRChatApp>, IAsyncLifetime
{
    protected VRChatApp Own => vrchat;

    public Task InitializeAsync() => vrchat.ResetAsync();

    public Task DisposeAsync()
    {
        vrchat.App.Logs.AssertQuiet();
        Assert.Empty(vrchat.VRChat.Violations);
        return Task.CompletedTask;
    }
}
