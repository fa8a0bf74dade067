using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>The wins, or losses, against players since the last fight that went the other way.</summary>
internal sealed class StreakRule : IInsightRule
{
    private const int MinLength = 3;

    // Whoever has not fought for a week is in no streak now.
    private static readonly TimeSpan Current = TimeSpan.FromDays(7);

    public Insight? Find(InsightEvidence evidence)
    {
        List<Fight> fights = [.. evidence.Fights.Where(fight => fight.IsPvP)];
        if (evidence.IsServer || fights.Count == 0 || evidence.Now - fights[^1].Time > Current)
        {
            return null;
        }

        var isWon = fights[^1].IsWon;
        var length = fights.Count - 1 - fights.FindLastIndex(fight => fight.IsWon != isWon);
        // Twice, since a run of either kind would have been told.
        var pValue = 2 * Math.Max(
            RunTest.AtEnd(length, fights.Count(fight => fight.IsWon == isWon), fights.Count),
            RunTest.AtEnd(length, [.. evidence.Sessions.Select(session => RunOf(session, isWon)).Where(session => session.Length > 0)]));
        if (length < MinLength || pValue >= Significance.Level)
        {
            return null;
        }

        List<Fight> before = fights[..^length];
        var wins = before.Count(fight => fight.IsWon);
        var share = Percent.Format(isWon ? wins : before.Count - wins, before.Count);
        return new Insight(
            InsightType.Streak,
            $"{length} {(isWon ? "Wins" : "Losses")} in a Row",
            $"You {(isWon ? "won" : "lost")} your last {length} fights against players, after {(isWon ? "winning" : "losing")} {share} of the {before.Count} before.",
            pValue,
            new InsightData
            {
                From = fights[^length].Time,
                To = fights[^1].Time,
                Length = length,
                Wins = isWon ? length : 0,
                Losses = isWon ? 0 : length,
                Share = isWon ? 100 : 0,
                OtherShare = Percent.Of(wins, before.Count),
            });
    }

    // How many fights of a session, at its end, went that way, and how many there are.
    private static (int Run, int Length) RunOf(IReadOnlyList<Fight> session, bool isWon)
    {
        List<Fight> fights = [.. session.Where(fight => fight.IsPvP)];
        return (fights.Count - 1 - fights.FindLastIndex(fight => fight.IsWon != isWon), fights.Count);
    }
}
