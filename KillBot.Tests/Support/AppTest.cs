namespace KillBot.Tests.Support;

/// <summary>A test on a server that the tests of its class share; each ends with nothing to complain about in the log.</summary>
public abstract class AppTest(KillBotApp app) : IClassFixture<KillBotApp>, IAsyncLifetime
{
    protected KillBotApp App => app;

    protected Given Given => app.Given;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        app.Logs.AssertQuiet();
        return Task.CompletedTask;
    }
}
