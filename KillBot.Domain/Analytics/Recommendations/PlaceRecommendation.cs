using KillBot.Domain.Analytics.Insights;

namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>Go where the fights are.</summary>
internal sealed class PlaceRecommendation : IRecommendationRule
{
    public Recommendation? From(Insight insight, bool isServer) => insight.Type != InsightType.Location ? null : new(
        RecommendationType.Place,
        isServer ? $"Hold an Event at {insight.Data.Location}" : $"Look for Fights at {insight.Data.Location}",
        isServer
            ? $"{insight.Data.Fights} of the server's fights were there, clearly more than anywhere else: its players know the place."
            : $"{insight.Data.Fights} of your fights were there, clearly more than anywhere else: expect company, and learn its approaches.",
        insight);
}
