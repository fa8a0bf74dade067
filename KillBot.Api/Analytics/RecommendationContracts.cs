using KillBot.Domain.Analytics.Recommendations;

namespace KillBot.Api.Analytics;

/// <summary>A page of recommendations, the surest first.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record RecommendationListResponse(bool Success, IReadOnlyList<RecommendationResponse> Data, int Total);

/// <summary>Something to do, and the insight that it follows from.</summary>
/// <param name="Type"><c>weapon</c>, <c>opponent</c>, <c>time</c>, <c>place</c>, <c>practice</c>, <c>momentum</c> or <c>break</c></param>
/// <param name="Confidence">That of the evidence, 0.95 to 0.9999.</param>
public sealed record RecommendationResponse(string Type, string Title, string Description, decimal Confidence, InsightResponse Evidence)
{
    internal static RecommendationResponse From(Recommendation recommendation) => new(
        TypeName.Of(recommendation.Type),
        recommendation.Title,
        recommendation.Description,
        recommendation.Confidence,
        InsightResponse.From(recommendation.Evidence));
}
