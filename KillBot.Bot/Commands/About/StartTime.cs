namespace KillBot.Bot.Commands.About;

/// <summary>When this process began to work.</summary>
internal sealed class StartTime(TimeProvider time) : IHostedService
{
    public DateTimeOffset At { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        At = time.GetUtcNow();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
