using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>More or fewer kills in the last seven days, today included, than in the seven before until the same time of the last.</summary>
internal sealed class ActivityRule : IInsightRule
{
    public Insight? Find(InsightEvidence evidence)
    {
        var week = evidence.Week;
        var pValue = RateTest.TwoSided([.. week.Current.Select(day => day.Kills)], [.. week.Previous.Select(day => day.Kills)]);
        if (pValue >= Significance.Level)
        {
            return null;
        }

        var (before, now) = (week.SumOfPrevious.Kills, week.SumOfCurrent.Kills);
        var change = before == 0
            ? "after none in the seven before"
            : $"{Percent.Format(Math.Abs(now - before), before)} {(now > before ? "more" : "fewer")} than the {before} of the seven before until the same time";
        return new Insight(
            InsightType.Trend,
            $"Kill Activity {(now > before ? "Increasing" : "Decreasing")}",
            $"{(evidence.IsServer ? "The server's players" : "You")} made {now} kills in the last seven days, {change}.",
            pValue,
            new InsightData { From = week.Buckets.From, To = evidence.Now, Kills = now, PreviousKills = before });
    }
}
