using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using KillBot.Benchmarks.Serving;

namespace KillBot.Benchmarks.VRChat;

/// <summary>How many events a second trackers can report, each batch committed before it is answered.</summary>
internal static class VRChatIngest
{
    private const int Trackers = 8;
    private const int BatchEvents = 100;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(TextWriter output)
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartBenchAsync(folder, ("RateLimits__Enabled", "false"));
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { MaxConnectionsPerServer = Trackers, UseProxy = false });
        var keys = await ReadKeysAsync(http, server.Address);
        await Task.WhenAll(keys.Select((key, tracker) => ReportAsync(http, server.Address, key, tracker, 0, TimeSpan.FromSeconds(2))));
        var processor = server.ProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(keys.Select((key, tracker) => ReportAsync(http, server.Address, key, tracker, 1, Duration)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var events = counts.Sum();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"vrchat: {events / seconds:N0} events/s accepted and on disk, batches of {BatchEvents} from {Trackers} trackers, {(server.ProcessorTime - processor).TotalMicroseconds / events:F1} us of the server's processors an event"));
    }

    private static async Task<string[]> ReadKeysAsync(HttpMessageInvoker http, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"{BenchEndpoints.Keys}?count={Trackers}"));
        using var response = await http.SendAsync(request, CancellationToken.None);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<string[]>())!;
    }

    private static async Task<int> ReportAsync(HttpMessageInvoker http, Uri address, string key, int tracker, int run, TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var accepted = 0;
        for (var batch = 0; Stopwatch.GetElapsedTime(started) < duration; batch++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/api/vrchat/events"))
            {
                Content = JsonContent.Create(new { trackerId = $"tracker-{tracker}", events = Batch(tracker, run, batch) }),
            };
            request.Headers.Add("X-API-Key", key);
            using var response = await http.SendAsync(request, CancellationToken.None);
            var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            accepted += answer.GetProperty("accepted").GetInt32();
        }

        return accepted;
    }

    // A visit with people who come and go; each tracker in an instance of its own, so that nothing is a repeat of another's.
    private static IEnumerable<object> Batch(int tracker, int run, int batch)
    {
        var time = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < BatchEvents; i++)
        {
            var person = (batch * BatchEvents / 2) + (i / 2);
            yield return new
            {
                eventId = $"{run}-{batch}-{i}",
                type = i == 0 ? "world_joined" : i % 2 == 1 ? "player_joined" : "player_left",
                timestamp = time.AddMilliseconds(i),
                worldId = "wrld_12345678-1234-1234-1234-123456789abc",
                worldName = "Example World",
                location = $"wrld_12345678-1234-1234-1234-123456789abc:{tracker + 1}{batch:D6}",
                userId = i == 0 ? null : VRChatHistory.UserId(person),
                displayName = i == 0 ? null : "Somebody",
            };
        }
    }
}
