using KillBot.Domain.Analytics.Insights;
using static KillBot.Tests.Analytics.Insights.Evidence;

namespace KillBot.Tests.Analytics.Insights;

/// <summary>Where too little to say something becomes enough.</summary>
public sealed class InsightBoundaryTests
{
    [Fact]
    public void Nothing_says_nothing()
    {
        Assert.Empty(InsightRules.Find(Of()));
        Assert.Empty(InsightRules.Find(OfServer()));
        Assert.Empty(InsightRules.Find(Of(Wins(1, Rival, "axe", "Daymar").ToList())));
    }

    [Fact]
    public void A_weapon_or_place_needs_ten_of_a_kind_that_is_known()
    {
        var nine = Of([.. Wins(9, weapon: "axe", location: "Daymar"), .. Wins(30)]);
        var ten = Of([.. Wins(10, weapon: "axe", location: "Daymar"), .. Wins(30)]);

        Assert.Empty(InsightRules.Find(nine));
        Assert.Equal([InsightType.Weapon, InsightType.Location], InsightRules.Find(ten).Select(insight => insight.Type));
        Assert.EndsWith("; no other weapon was used.", ten.Find(InsightType.Weapon)!.Description, StringComparison.Ordinal);
        Assert.EndsWith("; none was elsewhere.", ten.Find(InsightType.Location)!.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, 40, false)] // p = 0.057
    [InlineData(61, 39, true)] // p = 0.035
    [InlineData(50, 50, false)]
    public void A_lead_must_be_clear(int first, int second, bool isClear) => Assert.Equal(
        isClear, Of([.. Wins(first, weapon: "axe"), .. Wins(second, weapon: "bow")]).Find(InsightType.Weapon) is not null);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void An_opponent_must_have_been_met_in_five_sessions(int fights, bool isEnough)
    {
        Assert.Equal(isEnough, Of([.. Wins(500), .. Losses(fights, Rival)]).Find(InsightType.Nemesis) is not null);
        Assert.Equal(isEnough, Of([.. Losses(500), .. Wins(fights, Rival)]).Find(InsightType.Prey) is not null);
    }

    [Fact]
    public void Other_fights_are_needed_to_compare_with()
    {
        Assert.Null(Of(Losses(50, Rival).ToList()).Find(InsightType.Nemesis));
        Assert.Null(Of([.. Wins(4), .. Losses(500, Rival)]).Find(InsightType.Nemesis));
        Assert.NotNull(Of([.. Wins(5), .. Losses(500, Rival)]).Find(InsightType.Nemesis));
    }

    [Fact]
    public void The_more_opponents_there_are_the_clearer_one_must_stand_out()
    {
        Fight[] duels = [.. Wins(10), .. Losses(10), .. Losses(6, Rival), .. Wins(20).Concat(Losses(20))];
        var crowd = duels.Concat(Enumerable.Range(0, 10).SelectMany(_ =>
        {
            var other = new Opponent(Guid.CreateVersion7(), null, "Other");
            return Wins(5, other).Concat(Losses(5, other));
        }));

        Assert.NotNull(Of(duels).Find(InsightType.Nemesis));
        Assert.Null(Of([.. crowd]).Find(InsightType.Nemesis));
    }

    [Fact]
    public void Whoever_may_not_be_seen_is_no_opponent_yet_one_of_the_others()
    {
        var rival = Of([.. Wins(30), .. Losses(10, Rival)]);
        var hidden = Of([.. Wins(30), .. Losses(10)]);

        Assert.NotNull(rival.Find(InsightType.Nemesis));
        Assert.Null(hidden.Find(InsightType.Nemesis));
    }

    [Theory]
    [InlineData(20, 4, false)] // p = 0.17
    [InlineData(20, 5, false)] // p = 0.08
    [InlineData(20, 7, true)] // p = 0.03
    [InlineData(0, 40, false)] // No loss ever: nothing to stand out from.
    public void A_run_must_be_longer_than_its_order_by_chance(int pairs, int length, bool isLonger) => Assert.Equal(
        isLonger,
        Of([.. Enumerable.Range(0, pairs).SelectMany(_ => Wins(1).Concat(Losses(1))), .. Wins(length)]).Find(InsightType.Streak) is not null);

    [Fact]
    public void Two_are_no_streak_however_rare_they_are()
    {
        Assert.Null(Of([.. Losses(900), .. Wins(2)]).Find(InsightType.Streak));
        Assert.NotNull(Of([.. Losses(900), .. Wins(3)]).Find(InsightType.Streak));
    }

    [Theory]
    [InlineData(9, 0, false)]
    [InlineData(10, 0, true)]
    [InlineData(0, 9, false)]
    [InlineData(0, 10, true)]
    [InlineData(50, 50, false)]
    public void A_ratio_needs_ten_kills_and_deaths(int kills, int deaths, bool isEnough) =>
        Assert.Equal(isEnough, Against(1, kills, deaths).Find(InsightType.Kdr) is not null);

    [Fact]
    public void One_session_is_one_vote_however_many_fights_it_has()
    {
        var fights = Wins(100, Rival, "axe", "Daymar").Select((fight, i) => fight with { Time = Now.AddMinutes(i - 200), IsWon = i % 2 == 0 });

        Assert.Empty(InsightRules.Find(Timed([.. fights])));
        Assert.Equal(
            [InsightType.Weapon, InsightType.Location],
            InsightRules.Find(Timed([.. Enumerable.Range(0, 6).SelectMany(day => fights.Select(fight => fight with { Time = fight.Time.AddDays(-day) }))]))
                .Select(insight => insight.Type).Order());
    }

    [Fact]
    public void A_session_with_two_places_alike_has_no_vote()
    {
        var five = Enumerable.Range(0, 5).SelectMany(_ => Wins(2, location: "Daymar"));
        Fight[] tied = [.. Wins(1, location: "Daymar"), .. Wins(1, location: "Yela")];

        Assert.Null(Sessions([.. five, .. tied]).Find(InsightType.Location));
        Assert.NotNull(Sessions([.. five, .. tied, .. Wins(2, location: "Daymar")]).Find(InsightType.Location));

        // Two fights each.
        static InsightEvidence Sessions(Fight[] fights) =>
            Timed([.. fights.Select((fight, i) => fight with { Time = Now.AddHours(-5 * (i / 2)).AddMinutes(-i) })]);
    }

    [Fact]
    public void There_is_nothing_to_say_against_a_median_of_nothing() => Assert.Null(Against(0, 1000, 0).Find(InsightType.Kdr));

    [Fact]
    public void Hours_in_which_everything_happens_are_not_better_than_others() => Assert.Null(Timed(
        [.. Wins(50).Concat(Losses(10)).Select(fight => fight with { Time = Now.AddHours(-1) })]).Find(InsightType.Hours));

    [Fact]
    public void A_block_of_hours_begins_with_its_first_moment_and_ends_before_the_next()
    {
        var (nine, moment) = (TimeSpan.FromHours(9), TimeSpan.FromMilliseconds(1));
        var evidence = Timed(
        [
            .. Daily(Losses(20), nine - moment),
            .. Daily(Wins(10), nine),
            .. Daily(Wins(10), nine.Add(TimeSpan.FromHours(3)) - moment),
            .. Daily(Losses(20), nine.Add(TimeSpan.FromHours(3))),
        ]);

        var data = evidence.Find(InsightType.Hours)!.Data;

        Assert.Equal((9, 12, 20, 0), (data.FromHour!.Value, data.ToHour!.Value, data.Wins!.Value, data.Losses!.Value));
    }
}
