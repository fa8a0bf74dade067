using KillBot.Domain.Analytics.Insights;

namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>Avoid the nemesis, or study them.</summary>
internal sealed class OpponentRecommendation : IRecommendationRule
{
    public Recommendation? From(Insight insight, bool isServer) => insight is not { Type: InsightType.Nemesis, Data.Opponent: { } opponent } ? null : new(
        RecommendationType.Opponent,
        $"Avoid or Study {opponent.Name}",
        $"You lost {insight.Data.Losses} of {insight.Data.Wins + insight.Data.Losses} fights against {opponent.Name}: look at weapons and places of those fights before the next one, or stay out of it.",
        insight);
}
