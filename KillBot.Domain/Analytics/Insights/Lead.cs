using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>The name that most sessions choose, and most fights have.</summary>
/// <param name="Count">Fights.</param>
/// <param name="Second">The one with most fights of the others; none when there is just one.</param>
internal sealed record Lead(string Name, int Count, string? Second, int SecondCount, int Total, double PValue)
{
    // Too few say little about habits, however one-sided they are.
    private const int MinTotal = 10;

    public decimal Share => Percent.Of(Count, Total);

    /// <remarks>
    /// Fights of a session are at one place, with one weapon: each session has one vote, for what it used most. Told is how likely such a lead in votes is
    /// when the first two are equally liked. Choosing them from many makes it less likely, not more.
    /// </remarks>
    /// <param name="sessions">The names of each session's fights.</param>
    /// <returns>The lead; none for fewer than ten fights, or when it may well be chance.</returns>
    public static Lead? Find(IEnumerable<IEnumerable<string>> sessions)
    {
        List<IReadOnlyList<(string Name, int Count)>> used = [.. sessions.Select(Rank)];
        var votes = Rank(used.Where(names => names is [_] || (names is [var first, var second, ..] && first.Count > second.Count)).Select(names => names[0].Name));
        var counts = Rank(used.SelectMany(names => names.SelectMany(name => Enumerable.Repeat(name.Name, name.Count))));
        var total = counts.Sum(name => name.Count);
        // What most sessions choose and yet fewer fights have leads in no sense that people would understand.
        if (total < MinTotal || votes is not [var leader, ..] || !string.Equals(leader.Name, counts[0].Name, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var pValue = BinomialTest.TwoSided(leader.Count, leader.Count + votes.ElementAtOrDefault(1).Count, 0.5);
        var next = counts.ElementAtOrDefault(1);
        return pValue < Significance.Level ? new Lead(counts[0].Name, counts[0].Count, next.Name, next.Count, total, pValue) : null;
    }

    private static IReadOnlyList<(string Name, int Count)> Rank(IEnumerable<string> names) =>
    [
        .. names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Select(group => (Name: group.Key, Count: group.Count()))
            .OrderByDescending(name => name.Count).ThenBy(name => name.Name, StringComparer.Ordinal),
    ];
}
