using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>A group of fights that went one way more often than all other fights.</summary>
/// <param name="Hits">How many went that way.</param>
/// <param name="OtherHits">How many of the other fights went that way.</param>
/// <param name="PValue">By Fisher's exact test, times the groups that were looked at (Bonferroni).</param>
internal sealed record Contrast<TKey>(TKey Key, int Hits, int Count, int OtherHits, int OtherCount, double PValue)
    where TKey : struct
{
    // A smaller group could not be told from chance. Who has enough fights does not depend on how they went, so only those need correcting for.
    private const int MinFights = 5;

    /// <summary>The clearest ones first, of which each holds at the level of significance.</summary>
    /// <param name="keyOf">The fight's group; none for a fight that is only one of the others.</param>
    public static IReadOnlyList<Contrast<TKey>> Find(IReadOnlyCollection<Fight> fights, Func<Fight, TKey?> keyOf, Func<Fight, bool> isHit)
    {
        var hits = fights.Count(isHit);
        List<IGrouping<TKey?, Fight>> groups =
        [
            .. fights.GroupBy(keyOf).Where(group => group.Key is not null)
                .Where(group => group.Count() >= MinFights && fights.Count - group.Count() >= MinFights),
        ];
        return
        [
            .. groups.Select(group => Of(group.Key!.Value, group.Count(isHit), group.Count(), hits, fights.Count, groups.Count))
                .Where(contrast => contrast.PValue < Significance.Level).OrderBy(contrast => contrast.PValue),
        ];
    }

    private static Contrast<TKey> Of(TKey key, int hits, int count, int allHits, int all, int groups) => new(
        key, hits, count, allHits - hits, all - count, groups * FisherExactTest.Greater(hits, count, allHits - hits, all - count));
}
