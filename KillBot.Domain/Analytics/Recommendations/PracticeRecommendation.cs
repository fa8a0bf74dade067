using System.Globalization;
using KillBot.Domain.Analytics.Insights;

namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>Practise, for whoever is below the server's median.</summary>
internal sealed class PracticeRecommendation : IRecommendationRule
{
    public Recommendation? From(Insight insight, bool isServer) =>
        insight is not { Type: InsightType.Kdr, Data: { KillDeathRatio: { } ratio, Median: { } median } } || ratio >= median ? null : new(
            RecommendationType.Practice,
            "Practise before You Fight",
            string.Create(CultureInfo.InvariantCulture, $"Your K/D of {ratio:0.00} is below the median of {median:0.00}: fight alongside better players, and pick fights that you can leave."),
            insight);
}
