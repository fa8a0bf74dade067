namespace KillBot.Domain.Analytics.Insights;

/// <summary>The player against whom a person wins most fights, and more of them than against others.</summary>
internal sealed class FavouritePreyRule : IInsightRule
{
    public Insight? Find(InsightEvidence evidence)
    {
        if (HeadToHead.Find(evidence, fight => fight.IsWon) is not var (opponent, duels, data))
        {
            return null;
        }

        return new Insight(
            InsightType.Prey,
            $"Favourite Prey: {opponent.Name}",
            $"You won {duels.Hits} of your last {duels.Count} fights against {opponent.Name} ({Percent.Format(duels.Hits, duels.Count)}); against all other players together you win {Percent.Format(duels.OtherHits, duels.OtherCount)}.",
            duels.PValue,
            data);
    }
}
