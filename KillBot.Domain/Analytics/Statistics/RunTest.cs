namespace KillBot.Domain.Analytics.Statistics;

/// <summary>Whether a run at the end of a series is longer than its order by chance would make it.</summary>
internal static class RunTest
{
    /// <summary>
    /// How likely the last <paramref name="length"/> of a series are all successes when its successes stand in any order. Exact, whatever
    /// the share of successes is: the run itself is part of the series.
    /// </summary>
    /// <returns>The p-value of one side; 1 when there are successes only.</returns>
    public static double AtEnd(int length, int successes, int trials)
    {
        var likelihood = 1.0;
        for (var i = 0; i < length; i++)
        {
            likelihood *= (double)(successes - i) / (trials - i);
        }

        return likelihood;
    }
}
