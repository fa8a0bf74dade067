namespace KillBot.Domain.Analytics.Statistics;

/// <summary>Whether something happened more, or less often in a row of buckets than in as many before.</summary>
/// <remarks>
/// If events came one by one, the totals would be compared by the exact test of two Poisson rates: of all events each is as likely in
/// the one row as in the other. But kills come in sessions. So the spread of the buckets around the mean of their row is estimated as
/// well (quasi-Poisson: variance = dispersion times mean), and the difference of the totals compared with it by Student's t. Sessions may
/// be longer than a bucket: this is done for blocks of up to seven buckets too. The least sure of all these answers counts.
/// </remarks>
public static class RateTest
{
    /// <param name="current">Counts by bucket.</param>
    /// <param name="previous">As many buckets.</param>
    /// <returns>The p-value of both sides; 1 where nothing happened.</returns>
    public static double TwoSided(IReadOnlyList<int> current, IReadOnlyList<int> previous)
    {
        var (now, before) = (current.Sum(), previous.Sum());
        var pValue = BinomialTest.TwoSided((int)now, (int)(now + before), 0.5);
        foreach (var length in Blocks.LengthsOf(current.Count))
        {
            var (dispersion, freedom) = Dispersion.OfCounts(Blocks.Of(current, length), Blocks.Of(previous, length));
            pValue = Math.Max(pValue, Dispersion.PValue(Math.Abs(now - before) / Math.Sqrt(now + (double)before), dispersion, freedom));
        }

        return pValue;
    }
}
