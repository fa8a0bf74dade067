using MathNet.Numerics.Distributions;

namespace KillBot.Domain.Analytics.Statistics;

/// <summary>
/// How many times as much the blocks of two rows vary around their row's mean as they would by chance alone (Pearson's chi-square by its
/// degrees of freedom).
/// </summary>
internal static class Dispersion
{
    public static (double Dispersion, int Freedom) OfCounts(params IReadOnlyList<long>[] rows)
    {
        var (squares, freedom) = (0.0, 0);
        foreach (var row in rows)
        {
            var mean = row.Average();
            if (mean > 0)
            {
                squares += row.Sum(count => (count - mean) * (count - mean) / mean);
                freedom += row.Count - 1;
            }
        }

        return (freedom == 0 ? 1 : squares / freedom, freedom);
    }

    public static (double Dispersion, int Freedom) OfShares(params IReadOnlyList<(long Having, long Lacking)>[] rows)
    {
        var (squares, freedom) = (0.0, 0);
        foreach (var row in rows)
        {
            var having = row.Sum(block => block.Having);
            var share = having / (double)(having + row.Sum(block => block.Lacking));
            if (share is > 0 and < 1)
            {
                var blocks = row.Where(block => block.Having + block.Lacking > 0).ToList();
                squares += blocks.Sum(block => SquareOf(block.Having, block.Having + block.Lacking, share));
                freedom += blocks.Count - 1;
            }
        }

        return (freedom == 0 ? 1 : squares / freedom, freedom);
    }

    /// <summary>How likely a difference of so many standard deviations is, either way, where these are estimated.</summary>
    /// <param name="statistic">In standard deviations of undispersed data, which is the least that is taken for granted.</param>
    public static double PValue(double statistic, double dispersion, int freedom)
    {
        // 0 by 0: nothing happened at all.
        if (double.IsNaN(statistic) || freedom == 0)
        {
            return 1;
        }

        return dispersion > 1
            ? 2 * StudentT.CDF(0, 1, freedom, -statistic / Math.Sqrt(dispersion))
            : 2 * Normal.CDF(0, 1, -statistic);
    }

    private static double SquareOf(long having, long size, double share)
    {
        var difference = having - (size * share);
        return difference * difference / (size * share * (1 - share));
    }
}
