namespace KillBot.Benchmarks.Load;

/// <summary>What one run measured.</summary>
/// <param name="Latencies">Of each request answered with 201, in milliseconds, in ascending order.</param>
/// <param name="Others">Requests answered with anything else.</param>
internal sealed record LoadResult(TimeSpan Elapsed, float[] Latencies, int Others)
{
    public int Count => Latencies.Length;

    public double PerSecond => Count / Elapsed.TotalSeconds;

    public float P50 => Percentile(0.50);

    public float P99 => Percentile(0.99);

    private float Percentile(double share) => Latencies.Length == 0 ? float.NaN : Latencies[(int)((Latencies.Length - 1) * share)];
}
