using KillBot.Bot.Hosting;

namespace KillBot.Bot.CommandLine;

/// <summary>Runs a command on the storage, beside a server or without one.</summary>
internal static class CommandHost
{
    public static async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> command, CancellationToken cancellationToken)
    {
        using var host = KillBotHost.BuildForCommand();
        await host.PrepareAsync();
        await host.StartAsync(cancellationToken);
        try
        {
            return await command(host.Services, cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
