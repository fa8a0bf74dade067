using System.Globalization;
using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>Whether a person kills more, or dies more, than the median player of the server does.</summary>
internal sealed class MedianRatioRule : IInsightRule
{
    private const int MinCount = 10;

    public Insight? Find(InsightEvidence evidence)
    {
        if (evidence is not { IsServer: false, Median: { Ratio: > 0 } own } || own.Kills + own.Deaths < MinCount)
        {
            return null;
        }

        // The share of kills among kills and deaths of somebody whose ratio is the median.
        var pValue = BinomialTest.TwoSided(own.Kills, own.Kills + own.Deaths, own.Ratio / (1 + own.Ratio));
        if (pValue >= Significance.Level)
        {
            return null;
        }

        var ratio = (double)own.Kills / Math.Max(own.Deaths, 1);
        var side = ratio > own.Ratio ? "above" : "below";
        return new Insight(
            InsightType.Kdr,
            $"K/D {(ratio > own.Ratio ? "Above" : "Below")} the Server's Median",
            string.Create(CultureInfo.InvariantCulture, $"Your K/D of {ratio:0.00} ({own.Kills} kills, {own.Deaths} deaths) is {side} the median of the server's players, {own.Ratio:0.00}."),
            pValue,
            new InsightData
            {
                To = evidence.Now,
                ServerId = own.ServerId,
                Kills = own.Kills,
                Deaths = own.Deaths,
                KillDeathRatio = Round(ratio),
                Median = Round(own.Ratio),
            });
    }

    private static decimal Round(double ratio) => Math.Round((decimal)ratio, 2, MidpointRounding.AwayFromZero);
}
