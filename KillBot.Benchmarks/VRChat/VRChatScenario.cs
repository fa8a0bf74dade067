using System.Globalization;
using KillBot.Benchmarks.Reads;
using KillBot.Benchmarks.Serving;

namespace KillBot.Benchmarks.VRChat;

/// <summary>
/// What VRChat trackers cost: the rate of reports, and what reading costs with ten thousand and five million events of
/// 2,000 people in a year.
/// </summary>
internal static class VRChatScenario
{
    private const int Requests = 1_000;
    private static readonly int[] Sizes = [10_000, 5_000_000];

    // Pages that are full whatever the size: otherwise it would be the answer that grows.
    private static readonly (string Name, Func<int, string> Path, int Count)[] Reads =
    [
        ("/api/logs, with totals", _ => "/api/logs?limit=100", Requests),
        ("/api/player", i => $"/api/player/{VRChatHistory.RegularId(i)}", Requests),
        ("/api/session", i => $"/api/session/{VRChatHistory.SessionId(i % 200)}", Requests),
        ("/api/users/cached", i => $"/api/users/cached?limit=100&offset={i % 1500}", Requests),
        ("/api/users/:id", i => $"/api/users/{VRChatHistory.RegularId(i)}", Requests),
    ];

    public static async Task RunAsync(TextWriter output)
    {
        await VRChatIngest.RunAsync(output);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"vrchat: median ms of {Requests} requests one after the other; {VRChatHistory.Users} people"));
        List<double[]> columns = [];
        foreach (var size in Sizes)
        {
            columns.Add(await MeasureAsync(size));
        }

        await Medians.WriteAsync(output, "events", Sizes, [.. Reads.Select(read => read.Name)], columns);
    }

    private static async Task<double[]> MeasureAsync(int size)
    {
        using var folder = new TempFolder();
        await using (await StartAsync(folder))
        {
            // It makes the tables.
        }

        await VRChatHistory.WriteAsync(folder.File("killbot.db"), size, TimeProvider.System.GetUtcNow());
        await using var server = await StartAsync(folder);
        return await Medians.MeasureAsync(server, Reads, _ => null);
    }

    private static Task<ServerProcess> StartAsync(TempFolder folder) => ServerProcess.StartBenchAsync(folder, ("RateLimits__Enabled", "false"));
}
