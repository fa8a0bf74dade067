using KillBot.Tests.Support;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>A server whose webhooks may go to loopback.</summary>
public sealed class DeliveryApp : IDisposable
{
    public KillBotApp App { get; } = new()
    {
        Settings = { ["Webhooks:AllowPrivateNetworks"] = "true", ["RateLimits:Enabled"] = "false" },
    };

    public void Dispose() => App.Dispose();
}

/// <summary>A test on such a server; each ends with nothing to complain about in the log.</summary>
public abstract class DeliveryTest(DeliveryApp delivery) : IClassFixture<DeliveryApp>, IAsyncLifetime
{
    protected KillBotApp App => delivery.App;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        delivery.App.Logs.AssertQuiet();
        return Task.CompletedTask;
    }
}
