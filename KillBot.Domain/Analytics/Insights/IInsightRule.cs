namespace KillBot.Domain.Analytics.Insights;

/// <summary>Looks for one kind of insight.</summary>
internal interface IInsightRule
{
    /// <summary>What the evidence shows; none when it is too little or may well be chance.</summary>
    Insight? Find(InsightEvidence evidence);
}
