using KillBot.Domain.Stats;

namespace KillBot.Domain.Analytics.Trends;

/// <summary>What was done in a period and in the one before it.</summary>
/// <param name="Buckets">Those of the period.</param>
/// <param name="Current">By bucket.</param>
/// <param name="Previous">By bucket of the period before, the last one until the same time only.</param>
public sealed record PeriodComparison(TimeBuckets Buckets, IReadOnlyList<PlayerStats> Current, IReadOnlyList<PlayerStats> Previous)
{
    public PlayerStats SumOfCurrent => PlayerStats.Sum(Current);

    public PlayerStats SumOfPrevious => PlayerStats.Sum(Previous);
}
