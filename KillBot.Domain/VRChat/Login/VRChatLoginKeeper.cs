using Microsoft.Extensions.Hosting;

namespace KillBot.Domain.VRChat.Login;

/// <summary>Sees to it that the login is asked about when it is time to.</summary>
internal sealed class VRChatLoginKeeper(VRChatLogin login, TimeProvider timeProvider) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, timeProvider);
        do
        {
            await login.ValidateIfDueAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
