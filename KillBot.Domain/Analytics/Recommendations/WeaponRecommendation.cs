using KillBot.Domain.Analytics.Insights;

namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>Stay with the best weapon.</summary>
internal sealed class WeaponRecommendation : IRecommendationRule
{
    public Recommendation? From(Insight insight, bool isServer) => insight.Type != InsightType.Weapon || isServer ? null : new(
        RecommendationType.Weapon,
        $"Stay with {insight.Data.Weapon}",
        $"It made {insight.Data.Kills} of your kills, clearly more than any other weapon: bring it to the fights that matter.",
        insight);
}
