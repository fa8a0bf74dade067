using System.Globalization;
using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>Whether a person kills more, or dies more, than the median of the server's other players does.</summary>
/// <remarks>
/// Others have often fought so little that their median is chance itself. So the person is compared with all that it may be, and the risk that it is
/// something else is added (R. L. Berger and D. D. Boos, P values maximized over a confidence set, 1994). Good and bad days make a ratio less sure
/// than its fights alone would.
/// </remarks>
internal sealed class MedianRatioRule : IInsightRule
{
    private const int MinCount = 10;

    public Insight? Find(InsightEvidence evidence)
    {
        if (evidence is not { IsServer: false, Median: { Others: { Median: > 0 } others } own } || own.Kills + own.Deaths < MinCount)
        {
            return null;
        }

        var ratio = (double)own.Kills / Math.Max(own.Deaths, 1);
        // Of all that the median may be, the nearest; between them nothing is sure.
        var nearest = Math.Clamp(ratio, others.Low, others.High);
        // The share of kills among kills and deaths of somebody with that ratio.
        var share = nearest / (1 + nearest);
        var pValue = nearest == ratio ? 1 : others.Risk + Math.Max(
            BinomialTest.TwoSided(own.Kills, own.Kills + own.Deaths, share), ShareTest.TwoSided(own.Days, share));
        if (pValue >= Significance.Level)
        {
            return null;
        }

        var side = ratio > others.Median ? "above" : "below";
        return new Insight(
            InsightType.Kdr,
            $"K/D {(ratio > others.Median ? "Above" : "Below")} the Server's Median",
            string.Create(CultureInfo.InvariantCulture, $"Your K/D of {ratio:0.00} ({own.Kills} kills, {own.Deaths} deaths) is {side} the median of the server's other players, {others.Median:0.00}."),
            pValue,
            new InsightData
            {
                To = evidence.Now,
                ServerId = own.ServerId,
                Kills = own.Kills,
                Deaths = own.Deaths,
                KillDeathRatio = Round(ratio),
                Median = Round(others.Median),
            });
    }

    private static decimal Round(double ratio) => Math.Round((decimal)ratio, 2, MidpointRounding.AwayFromZero);
}
