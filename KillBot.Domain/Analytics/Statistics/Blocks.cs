namespace KillBot.Domain.Analytics.Statistics;

/// <summary>Buckets put together: what belongs together, such as the kills of an evening, may lie in several.</summary>
internal static class Blocks
{
    private const int MaxLength = 7;
    private const int MinBlocks = 4;

    /// <summary>How many buckets a block may have: 1, and more as long as blocks come out even and at least four remain.</summary>
    public static IEnumerable<int> LengthsOf(int buckets) => Enumerable.Range(1, MaxLength)
        .Where(length => length == 1 || (buckets % length == 0 && buckets / length >= MinBlocks));

    public static IReadOnlyList<long> Of(IReadOnlyList<int> buckets, int length) =>
        [.. buckets.Chunk(length).Select(block => block.Sum(count => (long)count))];

    public static IReadOnlyList<(long Having, long Lacking)> Of(IReadOnlyList<(int Having, int Lacking)> buckets, int length) =>
        [.. buckets.Chunk(length).Select(block => (block.Sum(b => (long)b.Having), block.Sum(b => (long)b.Lacking)))];
}
