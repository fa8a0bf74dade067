namespace KillBot.Domain.Analytics.Insights;

/// <summary>The player who wins most of the fights with a person, and more of them than others do.</summary>
internal sealed class NemesisRule : IInsightRule
{
    public Insight? Find(InsightEvidence evidence)
    {
        if (HeadToHead.Find(evidence, fight => !fight.IsWon) is not var (opponent, duels, data))
        {
            return null;
        }

        return new Insight(
            InsightType.Nemesis,
            $"Nemesis: {opponent.Name}",
            $"{opponent.Name} won {duels.Hits} of your last {duels.Count} fights ({Percent.Format(duels.Hits, duels.Count)}); all other players together win {Percent.Format(duels.OtherHits, duels.OtherCount)} of theirs against you.",
            duels.PValue,
            data);
    }
}
