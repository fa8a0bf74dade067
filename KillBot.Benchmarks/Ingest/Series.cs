using System.Globalization;
using KillBot.Benchmarks.Load;
using KillBot.Benchmarks.Serving;

namespace KillBot.Benchmarks.Ingest;

/// <summary>All runs against one endpoint.</summary>
internal sealed class Series(string name, string path)
{
    private readonly List<LoadResult> _results = [];

    public static string Header { get; } = $"{"endpoint",-10}{"requests/s",12}{"p50 ms",10}{"p99 ms",10}{"server CPU us/request",24}";

    public double PerSecond => Median(result => result.PerSecond);

    public double P50 => Median(result => result.P50);

    public double P99 => Median(result => result.P99);

    /// <summary>Answers of 201, the warm-up's included.</summary>
    public long Created { get; private set; }

    public long Others { get; private set; }

    public Task WarmUpAsync(LoadGenerator load, TimeSpan duration) => RunAsync(load, duration);

    /// <summary>Runs a round and returns its line of the table.</summary>
    public async Task<string> MeasureAsync(LoadGenerator load, ServerProcess server, TimeSpan duration)
    {
        var before = server.ProcessorTime;
        var result = await RunAsync(load, duration);
        _results.Add(result);
        var processor = (server.ProcessorTime - before).TotalMicroseconds / result.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{name,-10}{result.PerSecond,12:F0}{result.P50,10:F2}{result.P99,10:F2}{processor,24:F0}");
    }

    private async Task<LoadResult> RunAsync(LoadGenerator load, TimeSpan duration)
    {
        var result = await load.RunAsync(path, duration);
        Created += result.Count;
        Others += result.Others;
        return result;
    }

    private double Median(Func<LoadResult, double> value) => _results.Select(value).Order().ElementAt(_results.Count / 2);
}
