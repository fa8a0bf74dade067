using System.Diagnostics;

namespace KillBot.Benchmarks.Load;

/// <summary>Posts new kills over many keep-alive connections, each sending the next when the last is answered.</summary>
internal sealed class LoadGenerator(Uri address, IReadOnlyList<string> keys)
{
    public const int Connections = 64;

    private readonly KillBodies[] _bodies = [.. Enumerable.Range(0, Connections).Select(index => new KillBodies(index))];

    public async Task<LoadResult> RunAsync(string path, TimeSpan duration)
    {
        List<LoadConnection> connections = [];
        try
        {
            for (var i = 0; i < Connections; i++)
            {
                connections.Add(new LoadConnection(new Uri(address, path), keys[i % keys.Count], _bodies[i]));
            }

            var started = Stopwatch.GetTimestamp();
            var end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
            await Task.WhenAll(connections.Select(connection => Task.Run(() => connection.RunAsync(end))));
            return new LoadResult(
                Stopwatch.GetElapsedTime(started),
                [.. connections.SelectMany(connection => connection.Latencies).Order()],
                connections.Sum(connection => connection.Others));
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }
}
