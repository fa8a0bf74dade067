using KillBot.Domain.Analytics.Insights;

namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>Pause after losses in a row.</summary>
internal sealed class BreakRecommendation : IRecommendationRule
{
    public Recommendation? From(Insight insight, bool isServer) => insight is not { Type: InsightType.Streak, Data.Losses: > 0 } ? null : new(
        RecommendationType.Break,
        "Take a Break",
        $"You lost {insight.Data.Losses} fights in a row, more than chance would bring: pause, change the place or the ship, and come back.",
        insight);
}
