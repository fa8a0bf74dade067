namespace KillBot.Tests.Auth;

/// <summary>A test on a server with a fake Discord that the tests of its class share; each ends with nothing to complain about.</summary>
public abstract class LoginTest(LoginApp login) : IClassFixture<LoginApp>, IAsyncLifetime
{
    protected LoginApp Login => login;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        login.App.Logs.AssertQuiet();
        Assert.Empty(login.Discord.Violations);
        return Task.CompletedTask;
    }
}
