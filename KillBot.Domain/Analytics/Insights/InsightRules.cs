namespace KillBot.Domain.Analytics.Insights;

/// <summary>All kinds of insights.</summary>
public static class InsightRules
{
    private static readonly IInsightRule[] All =
    [
        new ActivityRule(),
        new BestWeaponRule(),
        new NemesisRule(),
        new FavouritePreyRule(),
        new BestHoursRule(),
        new StreakRule(),
        new HotPlaceRule(),
        new MedianRatioRule(),
    ];

    /// <summary>What the evidence shows, the surest first.</summary>
    public static IReadOnlyList<Insight> Find(InsightEvidence evidence) =>
    [
        .. All.Select(rule => rule.Find(evidence)).OfType<Insight>()
            .OrderByDescending(insight => insight.Confidence).ThenBy(insight => insight.Type),
    ];
}
