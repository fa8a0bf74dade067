namespace KillBot.Domain.Analytics.Insights;

/// <summary>Fights of a person against one player, compared with those against all other players.</summary>
internal static class HeadToHead
{
    /// <summary>The opponent with whom fights go one way most clearly: more often than not, and more often than with others.</summary>
    /// <param name="isHit">Which way.</param>
    public static (Opponent Opponent, Contrast<Guid> Duels, InsightData Data)? Find(InsightEvidence evidence, Func<Fight, bool> isHit)
    {
        if (evidence.IsServer)
        {
            return null;
        }

        List<Fight> fights = [.. evidence.Fights.Where(fight => fight.IsPvP)];
        var duels = Contrast<Guid>.Find(evidence.Sessions.Select(session => session.Where(fight => fight.IsPvP)), fight => fight.Opponent?.PlayerId, isHit)
            .FirstOrDefault(duels => 2 * duels.Hits > duels.Count);
        if (duels is null)
        {
            return null;
        }

        List<Fight> between = [.. fights.Where(fight => fight.Opponent?.PlayerId == duels.Key)];
        var (wins, allWins) = (between.Count(fight => fight.IsWon), fights.Count(fight => fight.IsWon));
        var opponent = between[^1].Opponent!;
        return (opponent, duels, new InsightData
        {
            From = between[0].Time,
            To = between[^1].Time,
            Opponent = opponent,
            Wins = wins,
            Losses = between.Count - wins,
            Share = Percent.Of(wins, between.Count),
            OtherShare = Percent.Of(allWins - wins, fights.Count - between.Count),
        });
    }
}
