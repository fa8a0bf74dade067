using System.Globalization;
using KillBot.Domain.Analytics.Insights;

namespace KillBot.Domain.Analytics.Recommendations;

/// <summary>Play at the best hours.</summary>
internal sealed class TimeRecommendation : IRecommendationRule
{
    public Recommendation? From(Insight insight, bool isServer)
    {
        if (insight is not { Type: InsightType.Hours, Data: { FromHour: { } from, ToHour: { } to } data })
        {
            return null;
        }

        var hours = string.Create(CultureInfo.InvariantCulture, $"{from:00}:00-{to:00}:00 UTC");
        return new Recommendation(
            RecommendationType.Time,
            $"Play at {hours}",
            string.Create(CultureInfo.InvariantCulture, $"You win {data.Share:0.#}% of your fights against players then, and {data.OtherShare:0.#}% at other hours."),
            insight);
    }
}
