using KillBot.Domain.Analytics.Insights;

namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>Draws one kind of recommendation from an insight.</summary>
internal interface IRecommendationRule
{
    /// <param name="isServer">For those who run a server, not for one person.</param>
    /// <returns>None when nothing follows from the insight.</returns>
    Recommendation? From(Insight insight, bool isServer);
}
