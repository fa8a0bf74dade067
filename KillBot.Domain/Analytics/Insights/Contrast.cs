using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>A group of fights that went one way more often than all other fights.</summary>
/// <param name="Hits">How many went that way.</param>
/// <param name="OtherHits">How many of the other fights went that way.</param>
/// <param name="PValue">
/// By Fisher's exact test or by the spread of sessions, whichever is less sure, times the groups that were looked at (Bonferroni).
/// </param>
internal sealed record Contrast<TKey>(TKey Key, int Hits, int Count, int OtherHits, int OtherCount, double PValue)
    where TKey : struct
{
    // A smaller group could not be told from chance. Who has enough fights does not depend on how they went, so only those need correcting for.
    private const int MinFights = 5;

    // One evening tells nothing about others, however many fights it had.
    private const int MinSessions = 5;

    /// <summary>The clearest ones first, of which each holds at the level of significance.</summary>
    /// <param name="keyOf">The fight's group; none for a fight that is only one of the others.</param>
    public static IReadOnlyList<Contrast<TKey>> Find(
        IEnumerable<IEnumerable<Fight>> sessions, Func<Fight, TKey?> keyOf, Func<Fight, bool> isHit)
    {
        List<Part> parts =
        [
            .. sessions.SelectMany((session, index) => session.GroupBy(keyOf)
                .Select(part => new Part(index, part.Key, part.Count(isHit), part.Count(fight => !isHit(fight))))),
        ];
        List<IGrouping<TKey?, Part>> groups =
        [
            .. parts.GroupBy(part => part.Key).Where(group => group.Key is not null)
                .Where(group => IsEnough(group) && IsEnough(parts.Where(part => !IsSame(part.Key, group.Key)))),
        ];
        return
        [
            .. groups.Select(group => Of(group, parts, groups.Count))
                .Where(contrast => contrast.PValue < Significance.Level).OrderBy(contrast => contrast.PValue),
        ];
    }

    private static bool IsSame(TKey? one, TKey? other) => EqualityComparer<TKey?>.Default.Equals(one, other);

    private static bool IsEnough(IEnumerable<Part> parts) =>
        parts.Sum(part => part.Count) >= MinFights && parts.DistinctBy(part => part.Session).Count() >= MinSessions;

    private static Contrast<TKey> Of(IGrouping<TKey?, Part> group, List<Part> parts, int groups)
    {
        List<(int Hits, int Misses)> own = [.. group.Select(part => (part.Hits, part.Misses))];
        List<(int Hits, int Misses)> others =
        [
            .. parts.Where(part => !IsSame(part.Key, group.Key)).GroupBy(part => part.Session)
                .Select(session => (session.Sum(part => part.Hits), session.Sum(part => part.Misses))),
        ];
        var (hits, count) = (own.Sum(part => part.Hits), group.Sum(part => part.Count));
        var (otherHits, otherCount) = (others.Sum(part => part.Hits), parts.Sum(part => part.Count) - count);
        var pValue = Math.Max(FisherExactTest.Greater(hits, count, otherHits, otherCount), ShareTest.Greater(own, others));
        return new Contrast<TKey>(group.Key!.Value, hits, count, otherHits, otherCount, Math.Min(1, groups * pValue));
    }

    // The fights of a session that are of the same group.
    private sealed record Part(int Session, TKey? Key, int Hits, int Misses)
    {
        public int Count => Hits + Misses;
    }
}
