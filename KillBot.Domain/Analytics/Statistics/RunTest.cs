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

    /// <summary>
    /// How likely a series ends with at least so many successes when it is made of whole sessions like these, drawn one by one: a good session is no run.
    /// The sessions with the run itself are among them, which makes runs more likely, not less.
    /// </summary>
    /// <param name="sessions">The successes at the end of each, and its trials.</param>
    /// <returns>The p-value of one side.</returns>
    public static double AtEnd(int length, IReadOnlyList<(int Run, int Length)> sessions)
    {
        // By what is still missing: a session of successes alone goes on with the one before.
        var kinds = sessions.CountBy(session => session).ToList();
        var likelihoods = new double[length + 1];
        likelihoods[0] = 1;
        for (var missing = 1; missing <= length; missing++)
        {
            likelihoods[missing] = kinds.Sum(kind => kind.Value * LikelihoodOf(kind.Key, missing)) / sessions.Count;
        }

        return likelihoods[length];

        double LikelihoodOf((int Run, int Length) session, int missing) =>
            session.Run >= missing ? 1 : session.Run == session.Length ? likelihoods[missing - session.Run] : 0;
    }
}
