using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using KillBot.Benchmarks.Serving;

namespace KillBot.Benchmarks.Live;

/// <summary>How many events a second reach 1,000 WebSockets before the slowest hundredth waits for more than 100 ms.</summary>
internal static class LiveScenario
{
    private const int Clients = 1_000;
    private const double MaxMilliseconds = 100;
    private static readonly int[] Rates = [5, 10, 20, 40, 60, 80, 100, 150, 200, 300, 400, 600, 800];

    public static async Task RunAsync(TextWriter output)
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartBenchAsync(
            folder, ("RateLimits:Enabled", "false"), ("Live:MaxConnections", "2000"), ("Live:MaxConnectionsPerAddress", "2000"));
        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);
        await using var audience = await LiveAudience.ConnectAsync(server.Address, Clients);
        // Once for the just-in-time compiler.
        await MeasureAsync(http, server.Address, audience, Rates[0]);
        var best = 0;
        foreach (var rate in Rates)
        {
            var (latencies, messagesPerSecond, allocated) = await MeasureAsync(http, server.Address, audience, rate);
            var p99 = latencies[latencies.Length * 99 / 100];
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"live: {rate} events/s to {Clients} WebSockets, {messagesPerSecond:F0} messages/s: p50 {latencies[latencies.Length / 2]:F1} ms, p99 {p99:F1} ms; {allocated:F1} bytes allocated per event and client"));
            best = p99 <= MaxMilliseconds ? rate : best;
            if (p99 > 2 * MaxMilliseconds)
            {
                break;
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"live: p99 stays below {MaxMilliseconds} ms up to {best} events/s"));
    }

    private static async Task<(double[] Milliseconds, double MessagesPerSecond, double Allocated)> MeasureAsync(
        HttpMessageInvoker http, Uri address, LiveAudience audience, int rate)
    {
        var count = rate * LiveAudience.Seconds;
        var started = Stopwatch.GetTimestamp();
        var hearing = audience.HearAsync(count);
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(address, FormattableString.Invariant($"{BenchEndpoints.Live}?count={count}&perSecond={rate}")));
        using var response = await http.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
        var ticks = await hearing;
        var took = Stopwatch.GetElapsedTime(started);
        var allocated = await response.Content.ReadFromJsonAsync<long>();
        return ([.. ticks.Select(tick => tick * 1000.0 / Stopwatch.Frequency).Order()], ticks.Count / took.TotalSeconds, (double)allocated / count / Clients);
    }
}
