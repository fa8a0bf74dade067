using System.Diagnostics;
using KillBot.Benchmarks.Serving;

namespace KillBot.Benchmarks.Reads;

/// <summary>The median times of requests that are sent one after the other, and the table of them by the size of the database.</summary>
internal static class Medians
{
    private const int WarmUp = 300;

    /// <param name="reads">The path of each request by its number, and how many are measured.</param>
    /// <param name="apiKey">Sent with every request, if any.</param>
    /// <returns>Milliseconds.</returns>
    public static async Task<double[]> MeasureAsync(
        ServerProcess server, IReadOnlyList<(string Name, Func<int, string> Path, int Count)> reads, Func<string, string?> apiKey)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { MaxConnectionsPerServer = 1, UseProxy = false });
        var medians = new double[reads.Count];
        for (var i = 0; i < medians.Length; i++)
        {
            var (_, path, count) = reads[i];
            for (var request = 0; request < Math.Min(WarmUp, count); request++)
            {
                await GetAsync(path(request));
            }

            var times = new double[count];
            for (var request = 0; request < count; request++)
            {
                var started = Stopwatch.GetTimestamp();
                await GetAsync(path(request + WarmUp));
                times[request] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }

            Array.Sort(times);
            medians[i] = times[count / 2];
        }

        return medians;

        async Task GetAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, path));
            if (apiKey(path) is { } key)
            {
                request.Headers.Add("X-API-Key", key);
            }

            using var response = await http.SendAsync(request, CancellationToken.None);
            await response.EnsureSuccessStatusCode().Content.LoadIntoBufferAsync();
        }
    }

    /// <summary>A column for each size, and the worst ratio to the first.</summary>
    public static async Task WriteAsync(
        TextWriter output, string what, IReadOnlyList<int> sizes, IReadOnlyList<string> names, IReadOnlyList<double[]> columns)
    {
        await output.WriteLineAsync($"{what,-26}{string.Concat(sizes.Select(size => Cell($"{size:N0}")))}{Cell($"ratio")}");
        for (var i = 0; i < names.Count; i++)
        {
            var values = columns.Select(column => column[i]).ToList();
            await output.WriteLineAsync(
                $"{names[i],-26}{string.Concat(values.Select(value => Cell($"{value:F2}")))}{Cell($"{values.Max() / values[0]:F2}")}");
        }
    }

    private static string Cell(FormattableString text) => FormattableString.Invariant(text).PadLeft(12);
}
