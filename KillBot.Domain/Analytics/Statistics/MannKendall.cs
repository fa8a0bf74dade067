using MathNet.Numerics.Distributions;

namespace KillBot.Domain.Analytics.Statistics;

/// <summary>
/// Whether values go up, or down, in the course of time (H. B. Mann, Nonparametric tests against trend, 1945; M. G. Kendall, Rank
/// correlation methods, 1975). It looks at nothing but which of each two values is greater, so that single peaks do not matter. Normal
/// approximation, with corrections for ties and for continuity; it takes about 8 values.
/// </summary>
public static class MannKendall
{
    public const int MinValues = 8;

    /// <returns>
    /// By how many standard deviations the pairs that rise outnumber those that fall, negative where the falling do; and the p-value of both sides.
    /// </returns>
    public static (double Score, double PValue) Test(IReadOnlyList<double> values)
    {
        var rising = 0L;
        for (var late = 1; late < values.Count; late++)
        {
            for (var early = 0; early < late; early++)
            {
                rising += Math.Sign(values[late] - values[early]);
            }
        }

        var ties = values.GroupBy(value => value).Sum(group => Weight(group.Count()));
        var variance = (Weight(values.Count) - ties) / 18;
        var score = rising == 0 ? 0 : (rising - Math.Sign(rising)) / Math.Sqrt(variance);
        return (score, Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(score))));
    }

    private static double Weight(long count) => count * (count - 1.0) * ((2 * count) + 5);
}
