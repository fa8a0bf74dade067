using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>Something about a person or a server that chance alone would hardly have brought about.</summary>
/// <param name="PValue">How likely it, or something more striking, is by chance; below <see cref="Significance.Level"/>.</param>
public sealed record Insight(InsightType Type, string Title, string Description, double PValue, InsightData Data)
{
    public decimal Confidence => Significance.ConfidenceOf(PValue);
}
