using KillBot.Domain.Analytics.Insights;

namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>Bring people together when kills become fewer.</summary>
internal sealed class MomentumRecommendation : IRecommendationRule
{
    public Recommendation? From(Insight insight, bool isServer) =>
        insight.Type != InsightType.Trend || insight.Data.Kills >= insight.Data.PreviousKills ? null : new(
            RecommendationType.Momentum,
            isServer ? "Plan an Event" : "Arrange a Session",
            isServer
                ? $"The server's kills fell from {insight.Data.PreviousKills} to {insight.Data.Kills} in a week: an event with a fixed time brings players back together."
                : $"Your kills fell from {insight.Data.PreviousKills} to {insight.Data.Kills} in a week: arrange a session with others to get going again.",
            insight);
}
