using KillBot.Domain.StarCitizen.Logs;

namespace KillBot.Bot.StarCitizen;

/// <summary>Looks for news in the live logs, every second; does nothing when no folder is configured.</summary>
internal sealed class LogFollower(LogTailer tailer, TimeProvider timeProvider) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (tailer.IsOn)
            {
                await tailer.PollAsync(stoppingToken);
                await Task.Delay(LogTailer.Interval, timeProvider, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes a cancellation for a failure when it stops because another service could not start.
            return;
        }
    }
}
