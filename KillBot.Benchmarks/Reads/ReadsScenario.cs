using System.Globalization;
using KillBot.Benchmarks.Serving;

namespace KillBot.Benchmarks.Reads;

/// <summary>
/// What reading costs over loopback with ten thousand, a hundred thousand, a million and, if asked for, ten million kills of
/// 2,000 players in a year: the median of requests that are sent one after the other.
/// </summary>
internal static class ReadsScenario
{
    private const int Requests = 1_000;
    private const int ColdRequests = 60;
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];
    private const int Large = 10_000_000;
    private const string Analytics = "/api/analytics/";
    private const string Server = "serverId=default-server";

    private static readonly (string Name, Func<int, string> Path, int Count)[] Reads =
    [
        ("statistics and rank", i => $"/api/stats/user/{Player(i)}", Requests),
        ("statistics, season", i => $"/api/stats/user/{Player(i)}?period=season", Requests),
        // A page that is full whatever the size, here and below: otherwise it would be the answer that grows.
        ("kills of a player", i => $"/api/kills/user/{Player(i)}?limit=2", Requests),
        ("kills of the server", _ => "/api/kills/server/default-server?limit=100", Requests),
        ("board, all of time", i => $"/api/leaderboard/kills?limit=100&offset={i % 1000}", Requests),
        ("board, week", _ => "/api/leaderboard/kills?limit=100&period=week", Requests),
        ("board, season", _ => "/api/leaderboard/kills?limit=100&period=season", Requests),
        ("metrics, own", _ => "/api/analytics/metrics?period=90d", Requests),
        ("metrics, server", _ => $"/api/analytics/metrics?period=90d&{Server}", Requests),
        ("trends, own", _ => "/api/analytics/trends?metric=kills&period=90d", Requests),
        ("trends, server", _ => $"/api/analytics/trends?metric=kills&period=90d&{Server}", Requests),
        ("trends, server, by hour", _ => $"/api/analytics/trends?metric=kills&period=24h&{Server}", Requests),
        ("dashboard, own", _ => "/api/analytics/dashboard", ColdRequests),
        ("dashboard, server", _ => $"/api/analytics/dashboard?{Server}", ColdRequests),
        ("insights, own", _ => "/api/analytics/insights", ColdRequests),
        ("insights, server", _ => $"/api/analytics/insights?{Server}", ColdRequests),
        ("summing up all of time", _ => $"{BenchEndpoints.Standings}?period=All", ColdRequests),
        ("summing up a week", _ => $"{BenchEndpoints.Standings}?period=Week", ColdRequests),
        ("summing up a season", _ => $"{BenchEndpoints.Standings}?period=Season", ColdRequests),
    ];

    public static async Task RunAsync(TextWriter output, bool withLarge)
    {
        int[] sizes = withLarge ? [.. Sizes, Large] : Sizes;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"reads: median ms of {Requests} requests one after the other, {ColdRequests} where many rows are read, which is rarer; {History.Players} players"));
        List<double[]> columns = [];
        foreach (var size in sizes)
        {
            columns.Add(await MeasureAsync(size));
        }

        await Medians.WriteAsync(output, "kills", sizes, [.. Reads.Select(read => read.Name)], columns);
    }

    private static async Task<double[]> MeasureAsync(int size)
    {
        using var folder = new TempFolder();
        await using (await StartAsync(folder))
        {
            // It makes the tables.
        }

        await History.WriteAsync(folder.File("killbot.db"), size, TimeProvider.System.GetUtcNow());
        await using var server = await StartAsync(folder);
        return await Medians.MeasureAsync(
            server, Reads, path => path.StartsWith(Analytics, StringComparison.Ordinal) ? History.ApiKey : null);
    }

    private static Task<ServerProcess> StartAsync(TempFolder folder) => ServerProcess.StartBenchAsync(folder, ("RateLimits__Enabled", "false"));

    // One after the other would leave neighbours' pages in the cache.
    private static string Player(int request) => History.PlayerName(request * 7919 % History.Players);
}
