using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>The most frequent of several names.</summary>
/// <param name="Second">The next one; none when there is just one.</param>
internal sealed record Lead(string Name, int Count, string? Second, int SecondCount, int Total)
{
    // Too few say little about habits, however one-sided they are.
    private const int MinTotal = 10;

    /// <summary>How likely such a lead is when the first two are equally frequent. Choosing them from many makes it less likely, not more.</summary>
    public double PValue => BinomialTest.TwoSided(Count, Count + SecondCount, 0.5);

    public decimal Share => Percent.Of(Count, Total);

    /// <returns>The lead; none for fewer than ten, or when it may well be chance.</returns>
    public static Lead? Find(IEnumerable<string> names)
    {
        List<(string Name, int Count)> counts =
        [
            .. names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Select(group => (group.Key, group.Count()))
                .OrderByDescending(name => name.Item2).ThenBy(name => name.Key, StringComparer.Ordinal),
        ];
        var total = counts.Sum(name => name.Count);
        if (total < MinTotal)
        {
            return null;
        }

        var lead = new Lead(counts[0].Name, counts[0].Count, counts.ElementAtOrDefault(1).Name, counts.ElementAtOrDefault(1).Count, total);
        return lead.PValue < Significance.Level ? lead : null;
    }
}
