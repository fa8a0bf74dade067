using KillBot.Domain.Analytics;
using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Analytics.Statistics;
using KillBot.Domain.Analytics.Trends;
using KillBot.Domain.Stats;

namespace KillBot.Tests.Analytics.Insights;

/// <summary>Made evidence.</summary>
internal static class Evidence
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Opponent Rival = new(new Guid("00000000-0000-7000-8000-000000000001"), null, "Rival");

    /// <summary>Fights two hours apart, so that each is a session; the last one two hours ago.</summary>
    public static InsightEvidence Of(params IReadOnlyList<Fight> fights) =>
        Timed([.. fights.Select((fight, i) => fight with { Time = Now.AddHours(2 * (i - fights.Count)) })]);

    /// <summary>Fights that have their times.</summary>
    public static InsightEvidence Timed(IReadOnlyList<Fight> fights) =>
        new() { IsServer = false, Now = Now, Fights = [.. fights.OrderBy(fight => fight.Time)], Week = WeekOf(new int[14]) };

    /// <summary>One fight a day, always at the same time.</summary>
    public static IEnumerable<Fight> Daily(IEnumerable<Fight> fights, TimeSpan time) =>
        fights.Select((fight, i) => fight with { Time = new DateTimeOffset(Now.Date, TimeSpan.Zero).AddDays(-1 - i).Add(time) });

    public static InsightEvidence OfServer(params IReadOnlyList<Fight> fights) => Of(fights) with { IsServer = true };

    /// <summary>Fourteen days with so many kills.</summary>
    public static InsightEvidence Days(params int[] kills) => Of() with { Week = WeekOf(kills) };

    public static PeriodComparison WeekOf(int[] kills)
    {
        PlayerStats[] days = [.. kills.Select(count => new PlayerStats(count, 0, 0, 0, 0))];
        return new PeriodComparison(AnalyticsPeriod.Week.BucketsAt(Now)!.Value, days[7..], days[..7]);
    }

    public static InsightEvidence Against(double median, int kills, int deaths) =>
        Against(new MedianInterval(median, median, median, 0), kills, deaths);

    /// <summary>Each kill and each death on a day of its own.</summary>
    public static InsightEvidence Against(MedianInterval others, int kills, int deaths) =>
        Against(others, [.. Enumerable.Repeat((1, 0), kills), .. Enumerable.Repeat((0, 1), deaths)]);

    public static InsightEvidence Against(MedianInterval others, IReadOnlyList<(int Kills, int Deaths)> days) =>
        Of() with { Median = new ServerMedian(Guid.Empty, days.Sum(day => day.Kills), days.Sum(day => day.Deaths), days, others) };

    public static IEnumerable<Fight> Wins(int count, Opponent? opponent = null, string? weapon = null, string? location = null) =>
        Enumerable.Repeat(new Fight(Now, true, true, opponent, weapon, location), count);

    public static IEnumerable<Fight> Losses(int count, Opponent? opponent = null, string? weapon = null, string? location = null) =>
        Enumerable.Repeat(new Fight(Now, false, true, opponent, weapon, location), count);

    /// <summary>Kills of NPCs, or deaths by them.</summary>
    public static IEnumerable<Fight> AgainstNpcs(int count, bool isWon = true, string? weapon = null, string? location = null) =>
        Enumerable.Repeat(new Fight(Now, isWon, false, null, weapon, location), count);

    /// <summary>The one insight of a kind.</summary>
    public static Insight? Find(this InsightEvidence evidence, InsightType type) =>
        InsightRules.Find(evidence).SingleOrDefault(insight => insight.Type == type);
}
