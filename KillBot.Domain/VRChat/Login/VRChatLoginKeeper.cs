using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.VRChat.Login;

/// <summary>Sees to it that the login is asked about when it is time to.</summary>
internal sealed partial class VRChatLoginKeeper(VRChatLogin login, TimeProvider timeProvider, ILogger<VRChatLoginKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, timeProvider);
        try
        {
            do
            {
                await ValidateAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes a cancellation for a failure when it stops because another service could not start.
            return;
        }
    }

    private async Task ValidateAsync(CancellationToken stoppingToken)
    {
        try
        {
            await login.ValidateIfDueAsync(stoppingToken);
        }
#pragma warning disable CA1031 // A full disk, say, must not end the server.
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The login to VRChat could not be looked after; it is tried again in a minute.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
