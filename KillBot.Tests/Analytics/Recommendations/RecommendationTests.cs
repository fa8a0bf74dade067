using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Analytics.Recommendations;
using static KillBot.Tests.Analytics.Insights.Evidence;

namespace KillBot.Tests.Analytics.Recommendations;

/// <summary>What follows from which insight.</summary>
public sealed class RecommendationTests
{
    private static readonly int[] Falling = [11, 12, 9, 10, 11, 12, 10, 5, 6, 4, 5, 5, 6, 5];
    private static readonly int[] Rising = [5, 6, 4, 5, 5, 6, 5, 11, 12, 9, 10, 11, 12, 10];

    [Fact]
    public void Stay_with_the_best_weapon() => AssertFollows(
        Of([.. Wins(30, weapon: "P4-AR"), .. Wins(10, weapon: "Arclight")]),
        RecommendationType.Weapon,
        InsightType.Weapon,
        "Stay with P4-AR: It made 30 of your kills, clearly more than any other weapon: bring it to the fights that matter.");

    [Fact]
    public void Avoid_or_study_the_nemesis() => AssertFollows(
        Of([.. Wins(30), .. Losses(10), .. Losses(9, Rival), .. Wins(1, Rival)]),
        RecommendationType.Opponent,
        InsightType.Nemesis,
        "Avoid or Study Rival: You lost 9 of 10 fights against Rival: look at weapons and places of those fights before the next one, or stay out of it.");

    [Fact]
    public void Play_at_the_best_hours() => AssertFollows(
        Timed(
        [
            .. Daily(Wins(20).Concat(Losses(5)), TimeSpan.FromHours(19)),
            .. Daily(Wins(10).Concat(Losses(30)), TimeSpan.FromHours(9)),
        ]),
        RecommendationType.Time,
        InsightType.Hours,
        "Play at 18:00-21:00 UTC: You win 80% of your fights against players then, and 25% at other hours.");

    [Fact]
    public void Look_for_fights_where_they_are() => AssertFollows(
        Of([.. Wins(40, location: "Daymar"), .. Losses(10, location: "Yela")]),
        RecommendationType.Place,
        InsightType.Location,
        "Look for Fights at Daymar: 40 of your fights were there, clearly more than anywhere else: expect company, and learn its approaches.");

    [Fact]
    public void Practise_below_the_median() => AssertFollows(
        Against(1.2, 20, 60),
        RecommendationType.Practice,
        InsightType.Kdr,
        "Practise before You Fight: Your K/D of 0.33 is below the median of 1.20: fight alongside better players, and pick fights that you can leave.");

    [Fact]
    public void Arrange_a_session_when_kills_fall() => AssertFollows(
        Days(Falling),
        RecommendationType.Momentum,
        InsightType.Trend,
        "Arrange a Session: Your kills fell from 75 to 36 in a week: arrange a session with others to get going again.");

    [Fact]
    public void Take_a_break_after_losses_in_a_row() => AssertFollows(
        Of([.. Enumerable.Range(0, 20).SelectMany(_ => Losses(1).Concat(Wins(1))), .. Losses(8)]),
        RecommendationType.Break,
        InsightType.Streak,
        "Take a Break: You lost 8 fights in a row, more than chance would bring: pause, change the place or the ship, and come back.");

    [Fact]
    public void Nothing_follows_from_what_goes_well()
    {
        Assert.Empty(From(Days(Rising)));
        Assert.Empty(From(Against(1.2, 60, 20)));
        Assert.DoesNotContain(From(Of([.. Losses(20), .. Wins(8)])), r => r.Type == RecommendationType.Break);
        Assert.DoesNotContain(From(Of([.. Losses(30), .. Wins(10), .. Wins(9, Rival), .. Losses(1, Rival)])), r => r.Type == RecommendationType.Opponent);
    }

    [Fact]
    public void Those_who_run_a_server_are_told_to_plan_events()
    {
        var evidence = OfServer([.. Wins(40, weapon: "P4-AR", location: "Daymar")]) with { Week = WeekOf(Falling) };

        Assert.Equal(
            [
                "Place: Hold an Event at Daymar: 40 of the server's fights were there, clearly more than anywhere else: its players know the place.",
                "Momentum: Plan an Event: The server's kills fell from 75 to 36 in a week: an event with a fixed time brings players back together.",
            ],
            From(evidence).OrderBy(recommendation => recommendation.Type).Select(r => $"{r.Type}: {r.Title}: {r.Description}"));
    }

    [Fact]
    public void The_surest_come_first()
    {
        var recommendations = From(Of([.. Wins(30, weapon: "P4-AR", location: "Daymar"), .. Losses(30, Rival), .. Wins(11, weapon: "Karna", location: "Yela")]));

        Assert.True(recommendations.Count > 1);
        Assert.Equal(recommendations.OrderByDescending(r => r.Confidence).ThenBy(r => r.Type), recommendations);
    }

    private static IReadOnlyList<Recommendation> From(InsightEvidence evidence) =>
        RecommendationRules.From(InsightRules.Find(evidence), evidence.IsServer);

    private static void AssertFollows(InsightEvidence evidence, RecommendationType type, InsightType from, string text)
    {
        var recommendation = Assert.Single(From(evidence), recommendation => recommendation.Type == type);

        Assert.Equal(from, recommendation.Evidence.Type);
        Assert.Equal(text, $"{recommendation.Title}: {recommendation.Description}");
        Assert.Equal(evidence.Find(from)!.Confidence, recommendation.Confidence);
    }
}
