namespace KillBot.Domain.Analytics.Statistics;

/// <summary>Whether a share, such as that of kills in kills and deaths, differs between two rows of buckets.</summary>
/// <remarks>
/// Two shares compared with their pooled one, with Yates's correction. Luck and opponents change from session to session, so the spread
/// of the buckets' shares is estimated as in <see cref="RateTest"/>; where it cannot be, since one bucket has it all, nothing is sure.
/// </remarks>
public static class ShareTest
{
    /// <param name="current">By bucket, how many have and have not.</param>
    /// <param name="previous">As many buckets.</param>
    /// <returns>The p-value of both sides.</returns>
    public static double TwoSided(IReadOnlyList<(int Having, int Lacking)> current, IReadOnlyList<(int Having, int Lacking)> previous)
    {
        var (now, before) = (SumOf(current), SumOf(previous));
        var (sizeNow, sizeBefore) = ((double)(now.Having + now.Lacking), (double)(before.Having + before.Lacking));
        var pooled = (now.Having + before.Having) / (sizeNow + sizeBefore);
        if (sizeNow == 0 || sizeBefore == 0 || pooled is 0 or 1)
        {
            return 1;
        }

        var inverse = (1 / sizeNow) + (1 / sizeBefore);
        var difference = Math.Max(0, Math.Abs((now.Having / sizeNow) - (before.Having / sizeBefore)) - (inverse / 2));
        var statistic = difference / Math.Sqrt(pooled * (1 - pooled) * inverse);
        var pValue = 0.0;
        foreach (var length in Blocks.LengthsOf(current.Count))
        {
            var (dispersion, freedom) = Dispersion.OfShares(Blocks.Of(current, length), Blocks.Of(previous, length));
            pValue = Math.Max(pValue, freedom == 0 ? 1 : Dispersion.PValue(statistic, dispersion, freedom));
        }

        return pValue;
    }

    private static (long Having, long Lacking) SumOf(IReadOnlyList<(int Having, int Lacking)> row) =>
        (row.Sum(bucket => (long)bucket.Having), row.Sum(bucket => (long)bucket.Lacking));
}
