using System.Globalization;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>The three hours of the day (UTC, from 00:00) in which a person wins more fights against players than at other hours.</summary>
internal sealed class BestHoursRule : IInsightRule
{
    private const int HoursOfBlock = 3;

    public Insight? Find(InsightEvidence evidence)
    {
        if (evidence.IsServer)
        {
            return null;
        }

        List<Fight> fights = [.. evidence.Fights.Where(fight => fight.IsPvP)];
        if (Contrast<int>.Find(evidence.Sessions.Select(session => session.Where(fight => fight.IsPvP)), fight => BlockOf(fight), fight => fight.IsWon) is not [var best, ..])
        {
            return null;
        }

        List<Fight> inBlock = [.. fights.Where(fight => BlockOf(fight) == best.Key)];
        var (from, to) = (best.Key * HoursOfBlock, (best.Key + 1) * HoursOfBlock);
        var hours = string.Create(CultureInfo.InvariantCulture, $"{from:00}:00-{to:00}:00 UTC");
        return new Insight(
            InsightType.Hours,
            $"Best Hours: {hours}",
            $"You won {best.Hits} of {best.Count} fights against players at {hours} ({Percent.Format(best.Hits, best.Count)}); at other hours you win {Percent.Format(best.OtherHits, best.OtherCount)}.",
            best.PValue,
            new InsightData
            {
                From = inBlock[0].Time,
                To = inBlock[^1].Time,
                FromHour = from,
                ToHour = to,
                Wins = best.Hits,
                Losses = best.Count - best.Hits,
                Share = Percent.Of(best.Hits, best.Count),
                OtherShare = Percent.Of(best.OtherHits, best.OtherCount),
            });
    }

    private static int BlockOf(Fight fight) => fight.Time.UtcDateTime.Hour / HoursOfBlock;
}
