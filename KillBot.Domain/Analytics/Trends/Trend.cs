using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Trends;

/// <summary>How a period compares with the one before it.</summary>
/// <param name="Buckets">The hours or days of the period. The last of them is not over.</param>
/// <param name="Current">Of the whole period until now.</param>
/// <param name="Previous">Of the period before, until the same time of its last hour or day.</param>
/// <param name="PValue">How likely chance alone would make them differ as much.</param>
/// <param name="Course">Within the period; none where it has too few days.</param>
/// <param name="Series">By bucket.</param>
public sealed record Trend(
    TrendMetric Metric,
    AnalyticsPeriod Period,
    TimeBuckets Buckets,
    decimal Current,
    decimal Previous,
    double PValue,
    TrendCourse? Course,
    IReadOnlyList<decimal> Series);

/// <summary>Which way the days of a period go.</summary>
/// <param name="Score">Above 0: up. See <see cref="MannKendall"/>.</param>
/// <param name="PValue">How likely days in random order would go one way as clearly.</param>
public sealed record TrendCourse(double Score, double PValue)
{
    /// <summary>None for too few days, and for hours: they follow the time of the day.</summary>
    /// <param name="values">Of buckets that are over.</param>
    public static TrendCourse? Of(BucketSize size, IReadOnlyList<double> values)
    {
        if (size != BucketSize.Day || values.Count < MannKendall.MinValues)
        {
            return null;
        }

        var (score, pValue) = MannKendall.Test(values);
        return new TrendCourse(score, pValue);
    }
}
