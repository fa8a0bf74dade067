namespace KillBot.Domain.Analytics.Statistics;

/// <summary>What is sure enough to be said.</summary>
public static class Significance
{
    /// <summary>At most one in twenty who have nothing to be told is told something.</summary>
    public const double Level = 0.05;

    private const decimal MaxConfidence = 0.9999m;

    /// <summary>1 - p with four decimals; nothing is ever certain.</summary>
    public static decimal ConfidenceOf(double pValue) =>
        Math.Min(MaxConfidence, Math.Round(1 - (decimal)Math.Clamp(pValue, 0, 1), 4, MidpointRounding.AwayFromZero));
}
