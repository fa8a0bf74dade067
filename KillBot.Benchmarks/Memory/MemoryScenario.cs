using System.Globalization;
using KillBot.Benchmarks.Serving;

namespace KillBot.Benchmarks.Memory;

/// <summary>Resident memory of the server as it is shipped, on an empty database, with nobody using it.</summary>
internal static class MemoryScenario
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(TextWriter output)
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartBotAsync(folder);
        await Task.Delay(Idle);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"memory: {server.ResidentMegabytes:F0} MB resident {Idle.TotalSeconds} s after start (under 150); it listened after {server.StartTime.TotalSeconds:F1} s"));
    }
}
