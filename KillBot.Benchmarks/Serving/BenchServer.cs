using KillBot.Bot.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KillBot.Benchmarks.Serving;

/// <summary>The server itself with the endpoints it is compared with; runs in a process of its own.</summary>
internal static class BenchServer
{
    public static async Task RunAsync(string[] settings)
    {
        await using var app = KillBotHost.BuildServer(settings);
        await app.PrepareAsync();
        app.MapBenchEndpoints();
        _ = StopWithParentAsync(app.Services.GetRequiredService<IHostApplicationLifetime>());
        await app.RunAsync();
    }

    // Standard input ends when the process that measures has ended, however it did.
    private static async Task StopWithParentAsync(IHostApplicationLifetime lifetime)
    {
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(Stream.Null);
        lifetime.StopApplication();
    }
}
