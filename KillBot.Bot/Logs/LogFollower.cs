using KillBot.Domain.Logs;

namespace KillBot.Bot.Logs;

/// <summary>Looks for news in live logs, every second; does nothing when there is nothing to follow.</summary>
internal sealed class LogFollower<TTailer>(TTailer tailer, TimeProvider timeProvider) : BackgroundService
    where TTailer : ILogTailer
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (tailer.IsOn)
            {
                await tailer.PollAsync(stoppingToken);
                await Task.Delay(Interval, timeProvider, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes a cancellation for a failure when it stops because another service could not start.
            return;
        }
    }
}
