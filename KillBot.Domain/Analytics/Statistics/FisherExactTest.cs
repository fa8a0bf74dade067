using MathNet.Numerics.Distributions;

namespace KillBot.Domain.Analytics.Statistics;

/// <summary>Fisher's exact test of a table of two rows and two columns.</summary>
internal static class FisherExactTest
{
    /// <summary>
    /// How likely a group has at least so many successes when it succeeds no more often than the others, given how many there are in all.
    /// </summary>
    /// <returns>The p-value of one side; 1 for an empty group.</returns>
    public static double Greater(int successes, int trials, int otherSuccesses, int otherTrials)
    {
        var population = trials + otherTrials;
        var failures = population - successes - otherSuccesses;

        // By the failures, since a small tail would vanish in 1 - CDF.
        return Math.Min(1, Hypergeometric.CDF(population, failures, trials, trials - successes));
    }
}
