using KillBot.Domain.Analytics.Insights;

namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>All kinds of recommendations.</summary>
public static class RecommendationRules
{
    private static readonly IRecommendationRule[] All =
    [
        new WeaponRecommendation(),
        new OpponentRecommendation(),
        new TimeRecommendation(),
        new PlaceRecommendation(),
        new PracticeRecommendation(),
        new MomentumRecommendation(),
        new BreakRecommendation(),
    ];

    /// <summary>What follows from insights, the surest first.</summary>
    /// <param name="isServer">The insights are about a server.</param>
    public static IReadOnlyList<Recommendation> From(IEnumerable<Insight> insights, bool isServer) =>
    [
        .. insights.SelectMany(insight => All.Select(rule => rule.From(insight, isServer))).OfType<Recommendation>()
            .OrderByDescending(recommendation => recommendation.Confidence).ThenBy(recommendation => recommendation.Type),
    ];
}
