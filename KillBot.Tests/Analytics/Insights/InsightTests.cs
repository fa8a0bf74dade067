using KillBot.Domain.Analytics.Insights;
using static KillBot.Tests.Analytics.Insights.Evidence;

namespace KillBot.Tests.Analytics.Insights;

/// <summary>Each kind of insight on made evidence where the right answer is known.</summary>
public sealed class InsightTests
{
    [Fact]
    public void The_weapon_that_leads_clearly_is_the_best()
    {
        var insight = Of([.. Wins(30, weapon: "P4-AR"), .. Losses(50, weapon: "Karna"), .. Wins(10, weapon: "Arclight"), .. Wins(5)]).Find(InsightType.Weapon)!;

        Assert.Equal("Best Weapon: P4-AR", insight.Title);
        Assert.Equal(
            "30 of your last 40 kills with a known weapon (75%) were made with P4-AR; next comes Arclight with 10.", insight.Description);
        Assert.Equal(("P4-AR", 30, 75m), (insight.Data.Weapon, insight.Data.Kills!.Value, insight.Data.Share!.Value));
        Assert.Equal(0.9978m, insight.Confidence);
    }

    [Fact]
    public void Kills_of_npcs_count_for_weapons_and_the_case_of_names_does_not() => Assert.Equal(
        20, Of([.. AgainstNpcs(10, weapon: "AXE"), .. Wins(10, weapon: "axe")]).Find(InsightType.Weapon)!.Data.Kills);

    [Fact]
    public void The_place_that_leads_clearly_is_hot_won_or_lost()
    {
        var insight = Of([.. Wins(20, location: "Daymar"), .. Losses(20, location: "Daymar"), .. AgainstNpcs(10, location: "Yela"), .. Wins(9)]).Find(InsightType.Location)!;

        Assert.Equal("Hot Place: Daymar", insight.Title);
        Assert.Equal("40 of your last 50 fights with a known place (80%) were at Daymar; next comes Yela with 10.", insight.Description);
        Assert.Equal(("Daymar", 40, 80m), (insight.Data.Location, insight.Data.Fights!.Value, insight.Data.Share!.Value));
    }

    [Fact]
    public void Whoever_wins_more_than_others_is_the_nemesis()
    {
        var insight = Of([.. Wins(30), .. Losses(10), .. Losses(9, Rival), .. Wins(1, Rival)]).Find(InsightType.Nemesis)!;

        Assert.Equal("Nemesis: Rival", insight.Title);
        Assert.Equal(
            "Rival won 9 of your last 10 fights (90%); all other players together win 25% of theirs against you.", insight.Description);
        Assert.Equal(
            (Rival, 1, 9, 10m, 75m),
            (insight.Data.Opponent, insight.Data.Wins!.Value, insight.Data.Losses!.Value, insight.Data.Share!.Value, insight.Data.OtherShare!.Value));
    }

    [Fact]
    public void Whoever_wins_more_than_others_and_yet_less_than_half_is_no_nemesis() =>
        Assert.Null(Of([.. Wins(100), .. Losses(6, Rival), .. Wins(10, Rival)]).Find(InsightType.Nemesis));

    [Fact]
    public void Whom_one_beats_more_than_others_is_the_favourite_prey()
    {
        var insight = Of([.. Losses(30), .. Wins(10), .. Wins(9, Rival), .. Losses(1, Rival)]).Find(InsightType.Prey)!;

        Assert.Equal("Favourite Prey: Rival", insight.Title);
        Assert.Equal(
            "You won 9 of your last 10 fights against Rival (90%); against all other players together you win 25%.", insight.Description);
        Assert.Equal((Rival, 9, 1), (insight.Data.Opponent, insight.Data.Wins!.Value, insight.Data.Losses!.Value));
    }

    [Fact]
    public void The_hours_with_more_wins_are_the_best()
    {
        var insight = Timed(
        [
            .. Daily(Losses(5).Concat(Wins(20)), TimeSpan.FromHours(20)),
            .. Daily(Wins(10).Concat(Losses(30)), TimeSpan.FromHours(9)),
            .. Daily(AgainstNpcs(90), TimeSpan.FromHours(9)),
        ]).Find(InsightType.Hours)!;

        Assert.Equal("Best Hours: 18:00-21:00 UTC", insight.Title);
        Assert.Equal("You won 20 of 25 fights against players at 18:00-21:00 UTC (80%); at other hours you win 25%.", insight.Description);
        Assert.Equal(
            (18, 21, 20, 5, 80m, 25m),
            (insight.Data.FromHour!.Value, insight.Data.ToHour!.Value, insight.Data.Wins!.Value, insight.Data.Losses!.Value, insight.Data.Share!.Value, insight.Data.OtherShare!.Value));
    }

    [Theory]
    [InlineData(true, "8 Wins in a Row", "You won your last 8 fights against players, after winning 50% of the 40 before.")]
    [InlineData(false, "8 Losses in a Row", "You lost your last 8 fights against players, after losing 50% of the 40 before.")]
    public void A_run_that_chance_would_not_bring_is_a_streak(bool isWon, string title, string description)
    {
        var before = Enumerable.Range(0, 20).SelectMany(_ => isWon ? [.. Wins(1), .. Losses(1)] : (IEnumerable<Fight>)[.. Losses(1), .. Wins(1)]);

        var insight = Of([.. before, .. isWon ? Wins(8) : Losses(8), .. AgainstNpcs(3, !isWon)]).Find(InsightType.Streak)!;

        Assert.Equal((title, description), (insight.Title, insight.Description));
        Assert.Equal(
            (8, isWon ? 8 : 0, isWon ? 0 : 8), (insight.Data.Length!.Value, insight.Data.Wins!.Value, insight.Data.Losses!.Value));
    }

    [Fact]
    public void A_streak_ends_a_week_after_its_last_fight()
    {
        var fights = Of([.. Losses(20), .. Wins(8)]);

        Assert.NotNull((fights with { Now = fights.Fights[^1].Time.AddDays(7) }).Find(InsightType.Streak));
        Assert.Null((fights with { Now = fights.Fights[^1].Time.AddDays(7).AddMilliseconds(1) }).Find(InsightType.Streak));
    }

    [Theory]
    [InlineData(60, 20, "K/D Above the Server's Median", "Your K/D of 3.00 (60 kills, 20 deaths) is above the median of the server's other players, 1.20.")]
    [InlineData(20, 60, "K/D Below the Server's Median", "Your K/D of 0.33 (20 kills, 60 deaths) is below the median of the server's other players, 1.20.")]
    [InlineData(12, 0, "K/D Above the Server's Median", "Your K/D of 12.00 (12 kills, 0 deaths) is above the median of the server's other players, 1.20.")]
    public void A_ratio_far_from_the_median_is_told(int kills, int deaths, string title, string description)
    {
        var insight = Against(1.2, kills, deaths).Find(InsightType.Kdr)!;

        Assert.Equal((title, description), (insight.Title, insight.Description));
        Assert.Equal((kills, deaths, 1.2m), (insight.Data.Kills!.Value, insight.Data.Deaths!.Value, insight.Data.Median!.Value));
    }

    [Theory]
    [InlineData(new[] { 5, 6, 4, 5, 5, 6, 5, 11, 12, 9, 10, 11, 12, 10 }, "Increasing", "You made 75 kills in the last seven days, 108% more than the 36 of the seven before until the same time.")]
    [InlineData(new[] { 11, 12, 9, 10, 11, 12, 10, 5, 6, 4, 5, 5, 6, 5 }, "Decreasing", "You made 36 kills in the last seven days, 52% fewer than the 75 of the seven before until the same time.")]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0, 5, 6, 4, 5, 5, 6, 5 }, "Increasing", "You made 36 kills in the last seven days, after none in the seven before.")]
    public void Clearly_more_or_fewer_kills_are_a_trend(int[] days, string direction, string description)
    {
        var insight = Days(days).Find(InsightType.Trend)!;

        Assert.Equal(($"Kill Activity {direction}", description), (insight.Title, insight.Description));
        Assert.Equal((days[..7].Sum(), days[7..].Sum()), (insight.Data.PreviousKills!.Value, insight.Data.Kills!.Value));
        Assert.Equal((new DateTimeOffset(2025, 12, 26, 0, 0, 0, TimeSpan.Zero), Now), (insight.Data.From!.Value, insight.Data.To));
    }

    [Fact]
    public void A_server_is_spoken_of_as_such_and_has_no_rivals_hours_or_streaks()
    {
        Fight[] fights =
        [
            .. Wins(40, Rival, "P4-AR", "Daymar"), .. Losses(9, Rival), .. Losses(40, location: "Daymar"), .. Wins(20),
        ];
        var insights = InsightRules.Find(OfServer(fights) with
        {
            Week = WeekOf([5, 6, 4, 5, 5, 6, 5, 11, 12, 9, 10, 11, 12, 10]),
            Median = Against(1, 100, 1).Median,
        });

        Assert.Equal([InsightType.Trend, InsightType.Weapon, InsightType.Location], insights.Select(insight => insight.Type).Order());
        Assert.All(insights, insight => Assert.Contains("he server's", insight.Description, StringComparison.Ordinal));
        Assert.All(insights, insight => Assert.DoesNotContain("you", insight.Description, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_surest_come_first()
    {
        var insights = InsightRules.Find(Of([.. Wins(30, weapon: "P4-AR", location: "Daymar"), .. Losses(30, Rival), .. Wins(11, weapon: "Karna", location: "Yela")]));

        Assert.True(insights.Count > 2);
        Assert.Equal(insights.OrderByDescending(insight => insight.Confidence).ThenBy(insight => insight.Type), insights);
        Assert.All(insights, insight => Assert.InRange(insight.Confidence, 0.95m, 0.9999m));
    }
}
