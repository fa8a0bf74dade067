using KillBot.Domain.Analytics;
using KillBot.Domain.Analytics.Statistics;
using KillBot.Domain.Analytics.Trends;
using KillBot.Domain.Text;

namespace KillBot.Api.Analytics;

/// <summary>How a period compares with the one before it.</summary>
public sealed record TrendDataResponse(bool Success, TrendResponse Data);

/// <summary>A metric of a period, against the period before and in its course.</summary>
/// <param name="Period"><c>24h</c>, <c>7d</c>, <c>30d</c>, <c>90d</c> or <c>1y</c></param>
/// <param name="Bucket"><c>hour</c> or <c>day</c></param>
/// <param name="Current">Of the whole period until now. Ratios have two decimals.</param>
/// <param name="Previous">Of the period before, until the same time of its last day, or hour. Active users: until its end.</param>
/// <param name="Change">From the one to the other: <c>+15%</c>, <c>-8%</c>, <c>0%</c>; from nothing to something <c>+100%</c>.</param>
/// <param name="Direction"><c>up</c> or <c>down</c> if the change is significant, else <c>stable</c></param>
/// <param name="IsSignificant">Chance alone would change as much in less than 1 of 20 cases.</param>
/// <param name="PValue">How likely chance alone would change as much, with four decimals.</param>
/// <param name="Test">What said so: <c>poisson-rate</c> for counts, <c>binomial-share</c> for ratios; both allow for kills coming in sessions.</param>
/// <param name="Confidence">1 less <c>pValue</c>, at most 0.9999.</param>
/// <param name="Course">Which way it goes within the period; null for periods of less than 8 days that are over, and for hours.</param>
/// <param name="Series">The hours or days of the period, also those in which nothing was. The last is not over.</param>
/// <param name="ServerId">Null = the caller, on all servers.</param>
public sealed record TrendResponse(
    string Metric,
    string Period,
    string Bucket,
    decimal Current,
    decimal Previous,
    string Change,
    string Direction,
    bool IsSignificant,
    decimal PValue,
    string Test,
    decimal Confidence,
    TrendCourseResponse? Course,
    IReadOnlyList<TrendPointResponse> Series,
    string Game,
    string? ServerId)
{
    internal static TrendResponse From(Trend trend, AnalyticsScope scope) => new(
        TrendMetricName.Of(trend.Metric),
        AnalyticsPeriodName.Of(trend.Period),
        trend.Buckets.Size == BucketSize.Hour ? "hour" : "day",
        trend.Current,
        trend.Previous,
        ChangeText.Of(trend.Current, trend.Previous),
        DirectionOf(trend.PValue, trend.Current.CompareTo(trend.Previous)),
        trend.PValue < Significance.Level,
        Round(trend.PValue),
        trend.Metric == TrendMetric.Kdr ? "binomial-share" : "poisson-rate",
        Significance.ConfidenceOf(trend.PValue),
        trend.Course is { } course ? TrendCourseResponse.From(course) : null,
        [.. trend.Series.Select((value, index) => new TrendPointResponse(trend.Buckets.StartOf(index), value))],
        scope.Game,
        scope.ServerId is { } server ? PublicId.OfServer(server) : null);

    internal static string DirectionOf(double pValue, int sign) => (pValue < Significance.Level, sign) switch
    {
        (true, > 0) => "up",
        (true, < 0) => "down",
        _ => "stable",
    };

    /// <summary>With four decimals; nothing is impossible.</summary>
    internal static decimal Round(double pValue) =>
        Math.Max(0.0001m, Math.Round((decimal)pValue, 4, MidpointRounding.AwayFromZero));
}

/// <summary>Which way the days of a period go that are over; of a ratio those with fights.</summary>
/// <param name="Direction"><c>up</c> or <c>down</c> if it is significant, else <c>stable</c></param>
/// <param name="IsSignificant">Days in random order would go one way as clearly in less than 1 of 20 cases.</param>
/// <param name="PValue">How likely days in random order would go one way as clearly.</param>
/// <param name="Test"><c>mann-kendall</c></param>
/// <param name="Confidence">1 less <c>pValue</c>, at most 0.9999.</param>
public sealed record TrendCourseResponse(string Direction, bool IsSignificant, decimal PValue, string Test, decimal Confidence)
{
    internal static TrendCourseResponse From(TrendCourse course) => new(
        TrendResponse.DirectionOf(course.PValue, Math.Sign(course.Score)),
        course.PValue < Significance.Level,
        TrendResponse.Round(course.PValue),
        "mann-kendall",
        Significance.ConfidenceOf(course.PValue));
}

/// <param name="Start">When the hour or day begins.</param>
public sealed record TrendPointResponse(DateTimeOffset Start, decimal Value);
