using MathNet.Numerics.Distributions;

namespace KillBot.Domain.Analytics.Statistics;

/// <summary>The exact binomial test: whether successes come as often as a known share says.</summary>
internal static class BinomialTest
{
    /// <summary>Twice the smaller tail, which is at most as likely as it says.</summary>
    /// <param name="share">0 to 1.</param>
    /// <returns>The p-value; 1 without trials.</returns>
    public static double TwoSided(int successes, int trials, double share)
    {
        var atMost = Binomial.CDF(share, trials, successes);
        var atLeast = Binomial.CDF(1 - share, trials, trials - successes);
        return Math.Min(1, 2 * Math.Min(atMost, atLeast));
    }
}
