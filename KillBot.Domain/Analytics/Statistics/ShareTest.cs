namespace KillBot.Domain.Analytics.Statistics;

/// <summary>Whether a share, such as that of kills in kills and deaths, differs between two rows of buckets or of sessions.</summary>
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
        if (StatisticOf(SumOf(current), SumOf(previous)) is not { } statistic)
        {
            return 1;
        }

        var pValue = 0.0;
        foreach (var length in Blocks.LengthsOf(current.Count))
        {
            var (dispersion, freedom) = Dispersion.OfShares(Blocks.Of(current, length), Blocks.Of(previous, length));
            pValue = Math.Max(pValue, Dispersion.PValue(Math.Abs(statistic), dispersion, freedom));
        }

        return pValue;
    }

    /// <summary>Whether the share of some sessions is greater than that of others.</summary>
    /// <param name="sessions">How many have and have not, by session.</param>
    /// <param name="others">Any number of sessions.</param>
    /// <returns>The p-value of one side.</returns>
    public static double Greater(IReadOnlyList<(int Having, int Lacking)> sessions, IReadOnlyList<(int Having, int Lacking)> others)
    {
        if (StatisticOf(SumOf(sessions), SumOf(others)) is not { } statistic || statistic <= 0)
        {
            return 1;
        }

        var (dispersion, freedom) = Dispersion.OfShares(Blocks.Of(sessions, 1), Blocks.Of(others, 1));
        // Of the ones all have, of the others none: sessions count like single trials then.
        return freedom == 0
            ? FisherExactTest.Greater(sessions.Count, sessions.Count, 0, others.Count)
            : Dispersion.PValue(statistic, OfUneven(dispersion, sessions, others), freedom) / 2;
    }

    /// <summary>Whether the share of some sessions differs from a known one.</summary>
    /// <param name="sessions">How many have and have not, by session; none of them empty.</param>
    /// <param name="share">0 to 1.</param>
    /// <returns>The p-value of both sides.</returns>
    public static double TwoSided(IReadOnlyList<(int Having, int Lacking)> sessions, double share)
    {
        var (having, lacking) = SumOf(sessions);
        if (having == 0 || lacking == 0)
        {
            return BinomialTest.TwoSided(having > 0 ? sessions.Count : 0, sessions.Count, share);
        }

        double size = having + lacking;
        var statistic = Math.Max(0, Math.Abs((having / size) - share) - (0.5 / size)) / Math.Sqrt(share * (1 - share) / size);
        var (dispersion, freedom) = Dispersion.OfShares(Blocks.Of(sessions, 1));
        return Dispersion.PValue(statistic, OfUneven(dispersion, sessions), freedom);
    }

    /// <summary>
    /// The dispersion of a share, or of the difference of two, where some sessions are longer than others: fights of one session have the correlation that
    /// the dispersion tells of, and long ones weigh more (J. N. K. Rao and A. J. Scott, A simple method for the analysis of clustered binary data, 1992).
    /// </summary>
    private static double OfUneven(double dispersion, params IReadOnlyList<(int Having, int Lacking)>[] rows)
    {
        List<double[]> sizes = [.. rows.Select(row => row.Select(session => (double)(session.Having + session.Lacking)).ToArray())];
        var mean = sizes.SelectMany(row => row).Average();
        var correlation = mean > 1 ? Math.Clamp((dispersion - 1) / (mean - 1), 0, 1) : 0;
        var variance = sizes.Sum(row => (1 + (correlation * ((row.Sum(size => size * size) / row.Sum()) - 1))) / row.Sum());
        return Math.Max(dispersion, variance / sizes.Sum(row => 1 / row.Sum()));
    }

    /// <summary>The difference in standard deviations; none where all have or none.</summary>
    private static double? StatisticOf((long Having, long Lacking) row, (long Having, long Lacking) other)
    {
        var (size, otherSize) = ((double)(row.Having + row.Lacking), (double)(other.Having + other.Lacking));
        var pooled = (row.Having + other.Having) / (size + otherSize);
        if (size == 0 || otherSize == 0 || pooled is 0 or 1)
        {
            return null;
        }

        var inverse = (1 / size) + (1 / otherSize);
        var difference = (row.Having / size) - (other.Having / otherSize);
        return Math.Sign(difference) * Math.Max(0, Math.Abs(difference) - (inverse / 2)) / Math.Sqrt(pooled * (1 - pooled) * inverse);
    }

    private static (long Having, long Lacking) SumOf(IReadOnlyList<(int Having, int Lacking)> row) =>
        (row.Sum(bucket => (long)bucket.Having), row.Sum(bucket => (long)bucket.Lacking));
}
