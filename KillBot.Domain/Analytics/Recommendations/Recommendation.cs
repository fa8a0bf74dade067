using KillBot.Domain.Analytics.Insights;

namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>Something to do, and the insight that speaks for it.</summary>
public sealed record Recommendation(RecommendationType Type, string Title, string Description, Insight Evidence)
{
    /// <summary>How sure the evidence is; whether following it helps is another matter.</summary>
    public decimal Confidence => Evidence.Confidence;
}
