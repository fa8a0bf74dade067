using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Tests.Analytics.Insights;

/// <summary>
/// Chance is told as an insight to at most one in twenty, whatever the fights are like: people about whom there is nothing to tell, many times.
/// </summary>
public sealed class InsightNoiseTests
{
    private const int People = 2000;

    // Three standard deviations of what so many simulated people may show.
    private static readonly double Limit =
        Significance.Level + (3 * Math.Sqrt(Significance.Level * (1 - Significance.Level) / People));

    [Theory]
    [InlineData(12, 0.5, 2)]
    [InlineData(30, 0.5, 2)]
    [InlineData(30, 0.8, 10)]
    [InlineData(100, 0.3, 5)]
    [InlineData(100, 0.5, 40)]
    [InlineData(400, 0.6, 12)]
    public void Random_fights_show_each_kind_to_one_in_twenty_at_most(int fights, double share, int names)
    {
        var random = new RandomFights(seed: fights + names);
        var told = Enumerable.Range(0, People).SelectMany(_ => InsightRules.Find(random.Next(fights, share, names)))
            .CountBy(insight => insight.Type).ToDictionary();

        Assert.All(told, kind => Assert.True(kind.Value <= Limit * People, $"{kind.Key} was told to {kind.Value} of {People}."));
    }

    [Theory]
    [InlineData(6, 15, 15, 0.5, 3, 2)]
    [InlineData(6, 15, 15, 0.3, 1, 2)]
    [InlineData(20, 15, 15, 0.5, 3, 2)]
    [InlineData(20, 15, 15, 0.3, 10, 12)]
    [InlineData(60, 5, 5, 0.5, 1, 2)]
    [InlineData(60, 5, 5, 0.3, 3, 2)]
    [InlineData(20, 3, 3, 0.5, 3, 2)]
    [InlineData(20, 3, 3, 0.7, 1000, 2)]
    [InlineData(60, 5, 5, 0.15, 1, 2)]
    [InlineData(20, 15, 15, 0.15, 3, 2)]
    [InlineData(30, 1, 40, 0.3, 3, 2)]
    public void Sessions_of_one_place_one_weapon_and_one_mood_show_each_kind_to_one_in_twenty_at_most(
        int sessions, int minFights, int maxFights, double share, double steadiness, int names)
    {
        var random = new RandomFights(seed: sessions + minFights);
        var told = Enumerable.Range(0, People)
            .SelectMany(_ => InsightRules.Find(random.NextSessions(sessions, minFights, maxFights, share, steadiness, names)))
            .CountBy(insight => insight.Type).ToDictionary();

        Assert.All(told, kind => Assert.True(kind.Value <= Limit * People, $"{kind.Key} was told to {kind.Value} of {People}."));
    }

    [Theory]
    [InlineData(6, 15, 15, 1, 3)]
    [InlineData(20, 15, 15, 0.5, 3)]
    [InlineData(60, 5, 5, 1, 1)]
    [InlineData(20, 3, 3, 2, 10)]
    [InlineData(30, 1, 40, 0.5, 2)]
    public void Good_and_bad_days_are_a_ratio_beside_the_median_to_one_in_twenty_at_most(
        int days, int minFights, int maxFights, double median, double steadiness)
    {
        var random = new RandomFights(seed: days + minFights);
        var told = Enumerable.Range(0, People)
            .Count(_ => InsightRules.Find(random.NextDaysAtMedian(days, minFights, maxFights, median, steadiness)).Count > 0);

        Assert.True(told <= Limit * People, $"{told} of {People}");
    }

    [Fact]
    public void The_tests_are_no_blunter_than_they_need_be()
    {
        var random = new RandomFights(seed: 1);
        var told = Enumerable.Range(0, People).SelectMany(_ => InsightRules.Find(random.Next(400, 0.5, 2)))
            .CountBy(insight => insight.Type).ToDictionary();

        // All kinds do happen by chance: what is never told here would hardly be told when it is so.
        Assert.All(
            (InsightType[])[InsightType.Weapon, InsightType.Location, InsightType.Hours, InsightType.Nemesis, InsightType.Prey, InsightType.Streak],
            type => Assert.True(told.GetValueOrDefault(type) > 0.005 * People, $"{type}: {told.GetValueOrDefault(type)}"));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(25, 0.4)]
    [InlineData(100, 2.5)]
    [InlineData(1000, 1.1)]
    public void A_ratio_at_the_median_is_told_to_one_in_twenty_at_most(int count, double median)
    {
        var random = new RandomFights(seed: count);
        var told = Enumerable.Range(0, People).Count(_ => InsightRules.Find(random.NextAtMedian(count, median)).Count > 0);

        Assert.True(told <= Limit * People, $"{told} of {People}");
    }

    [Theory]
    [InlineData(1000, 7, 25, 0.5)]
    [InlineData(1000, 9, 20, 0.3)]
    [InlineData(500, 20, 30, 0.8)]
    [InlineData(2000, 60, 40, 0.5)]
    public void Among_equals_who_have_fought_little_one_in_twenty_at_most_is_told_to_be_better_or_worse(
        int count, int others, int countOfOthers, double share)
    {
        var random = new RandomFights(seed: others);
        var told = Enumerable.Range(0, People)
            .Count(_ => InsightRules.Find(random.NextAmongEquals(count, others, countOfOthers, share)).Count > 0);

        Assert.True(told <= Limit * People, $"{told} of {People}");
    }

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(2, 1)]
    [InlineData(30, 1)]
    [InlineData(0.5, 8)]
    [InlineData(2, 10)]
    public void Steady_days_in_sessions_or_not_are_a_trend_to_one_in_twenty_at_most(double sessions, double killsOfSession)
    {
        var random = new RandomFights(seed: (int)(sessions * 10));
        var told = Enumerable.Range(0, People).Count(_ => InsightRules.Find(random.NextDays(sessions, killsOfSession)).Count > 0);

        Assert.True(told <= Limit * People, $"{told} of {People}");
    }
}
