using MathNet.Numerics.Distributions;

namespace KillBot.Domain.Analytics.Statistics;

/// <summary>
/// The median of some values, and between which of them the median lies of all that they could have been: how many values lie below
/// that one is as the tosses of a coin say, whatever they are like (H. A. David, Order Statistics, 1981, 2.5).
/// </summary>
/// <param name="Risk">How likely it lies outside, 0.02 at most.</param>
public readonly record struct MedianInterval(double Median, double Low, double High, double Risk)
{
    private const double MaxRisk = 0.02;

    /// <param name="sorted">Ascending.</param>
    /// <returns>None for fewer than seven: they all may well lie on one side.</returns>
    public static MedianInterval? Of(IReadOnlyList<double> sorted)
    {
        var count = sorted.Count;
        if (count == 0 || RiskOf(0, count) > MaxRisk)
        {
            return null;
        }

        // As many as can be left out at each end.
        var (outside, tooMany) = (0, (count + 1) / 2);
        while (tooMany - outside > 1)
        {
            var middle = (outside + tooMany) / 2;
            (outside, tooMany) = RiskOf(middle, count) <= MaxRisk ? (middle, tooMany) : (outside, middle);
        }

        return new MedianInterval(
            (sorted[(count - 1) / 2] + sorted[count / 2]) / 2, sorted[outside], sorted[count - 1 - outside], RiskOf(outside, count));
    }

    // That at most so many lie on one side of the median, or on the other.
    private static double RiskOf(int outside, int count) => 2 * Binomial.CDF(0.5, count, outside);
}
