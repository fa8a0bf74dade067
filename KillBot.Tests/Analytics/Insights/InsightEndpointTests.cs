using System.Net;
using System.Text.Json;
using KillBot.Tests.Support;

namespace KillBot.Tests.Analytics.Insights;

/// <summary><c>GET /api/analytics/insights</c> and <c>/recommendations</c></summary>
public sealed class InsightEndpointTests(KillBotApp app) : AppTest(app)
{
    private const string Insights = "/api/analytics/insights";
    // Each fight is a session.
    private const int Apart = 90;

    private const string Recommendations = "/api/analytics/recommendations";

    [Fact]
    public async Task A_nemesis_is_told_with_everything_that_programs_need()
    {
        var (tracker, rival) = (await Given.TrackerAsync(), Given.Name("Rival"));
        await App.FightAsync(tracker.Player, Given.Name(), 30, hoursAgo: 400, minutesApart: Apart);
        await App.FightAsync(rival, tracker.Player, 10, hoursAgo: 200, minutesApart: Apart);

        var answer = await tracker.Api.GetAsync($"{Insights}?type=NEMESIS");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["success", "data", "total"], answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(1, answer.Json.GetProperty("total").GetInt32());
        var insight = Assert.Single(ListOf(answer));
        Assert.Equal(["type", "title", "description", "confidence", "data"], insight.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("nemesis", $"Nemesis: {rival}"), (insight.Text("type"), insight.Text("title")));
        Assert.Equal(0.9999m, insight.GetProperty("confidence").GetDecimal());
        var data = insight.GetProperty("data");
        Assert.Equal(
            $$"""{"id":"user_{{(await Given.PlayerAsync(rival)).Id:N}}","username":"{{rival}}"}""", data.GetProperty("opponent").GetRawText());
        Assert.Equal(("0", "10", "0", "100"), (data.Text("wins"), data.Text("losses"), data.Text("share"), data.Text("otherShare")));
        Assert.Equal(("2025-12-24T04:00:00.000Z", "2025-12-24T17:30:00.000Z"), (data.Text("from"), data.Text("to")));
        Assert.Null(data.Text("weapon"));
    }

    [Fact]
    public async Task Recommendations_name_their_evidence()
    {
        var tracker = await Given.TrackerAsync();
        await App.FightAsync(tracker.Player, Given.Name(), 20, hoursAgo: 100, weapon: "KLWE_LaserRepeater_S3_1234567890123", minutesApart: Apart);

        var insight = Assert.Single(ListOf(await tracker.Api.GetAsync($"{Insights}?type=weapon")));
        var recommendation = Assert.Single(ListOf(await tracker.Api.GetAsync($"{Recommendations}?type=weapon")));

        Assert.Equal(
            ["type", "title", "description", "confidence", "evidence"], recommendation.EnumerateObject().Select(member => member.Name));
        Assert.Equal(insight.GetRawText(), recommendation.GetProperty("evidence").GetRawText());
        Assert.Equal(insight.GetProperty("confidence").GetDecimal(), recommendation.GetProperty("confidence").GetDecimal());
        // The name that players see, not the game's class.
        Assert.Equal($"Stay with {insight.GetProperty("data").Text("weapon")}", recommendation.Text("title"));
        Assert.DoesNotContain("KLWE", insight.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_done_nothing_is_told_nothing()
    {
        var (tracker, person) = (await Given.TrackerAsync(), await Given.SignInAsync());

        foreach (var api in (ApiClient[])[tracker.Api, person.Api])
        {
            Assert.Equal("""{"success":true,"data":[],"total":0}""", (await api.GetAsync(Insights)).Body);
            Assert.Equal("""{"success":true,"data":[],"total":0}""", (await api.GetAsync(Recommendations)).Body);
        }
    }

    [Fact]
    public async Task A_login_is_told_about_all_players_of_the_account_whose_fights_with_each_other_do_not_count()
    {
        var owner = await Given.UserAsync();
        var (first, second) = (await Given.TrackerAsync(owner: owner), await Given.TrackerAsync(owner: owner));
        await App.FightAsync(first.Player, Given.Name(), 15, hoursAgo: 100, weapon: "axe", minutesApart: Apart);
        await App.FightAsync(second.Player, Given.Name(), 15, hoursAgo: 60, weapon: "axe", minutesApart: Apart);
        await App.FightAsync(first.Player, second.Player, 60, hoursAgo: 98, weapon: "bow");
        var person = await Given.SignInAsync(owner);

        foreach (var api in (ApiClient[])[person.Api, first.Api, second.Api])
        {
            var data = Assert.Single(ListOf(await api.GetAsync($"{Insights}?type=weapon"))).GetProperty("data");
            Assert.Equal(("axe", "30", "100"), (data.Text("weapon"), data.Text("kills"), data.Text("share")));
        }
    }

    [Fact]
    public async Task What_is_older_than_ninety_days_is_history()
    {
        var tracker = await Given.TrackerAsync();
        await App.FightAsync(tracker.Player, Given.Name(), 13, hoursAgo: (90 * 24) + 5, weapon: "axe", minutesApart: Apart);
        var before = ListOf(await tracker.Api.GetAsync($"{Insights}?type=weapon"));
        await App.FightAsync(tracker.Player, Given.Name(), 1, hoursAgo: 1, weapon: "axe");

        var after = Assert.Single(ListOf(await tracker.Api.GetAsync($"{Insights}?type=weapon")));

        // The last nine of those thirteen were within ninety days.
        Assert.Empty(before);
        Assert.Equal("10", after.GetProperty("data").Text("kills"));
    }

    [Fact]
    public async Task Pages_are_clamped_and_the_total_counts_all()
    {
        var tracker = await Given.TrackerAsync();
        await App.FightAsync(tracker.Player, Given.Name(), 20, hoursAgo: 100, weapon: "axe", location: "Daymar", minutesApart: Apart);
        var all = ListOf(await tracker.Api.GetAsync(Insights)).Select(insight => insight.Text("type")).ToList();
        Assert.True(all.Count >= 2);

        foreach (var (query, expected) in (IEnumerable<(string, IEnumerable<string?>)>)
        [
            ("limit=1", all[..1]), ("limit=0", all[..1]), ("limit=-5", all[..1]), ("limit=1&offset=1", all[1..2]), ("offset=-9", all),
            ("limit=99999999999999999999", all), ("offset=99999999999999999999", []),
        ])
        {
            var page = await tracker.Api.GetAsync($"{Insights}?{query}");
            Assert.Equal(expected, ListOf(page).Select(insight => insight.Text("type")));
            Assert.Equal(all.Count, page.Json.GetProperty("total").GetInt32());
        }
    }

    [Fact]
    public async Task The_dashboard_shows_the_first_five()
    {
        var (tracker, rival, prey) = (await Given.TrackerAsync(), Given.Name("Rival"), Given.Name("Prey"));
        await App.FightAsync(rival, tracker.Player, 40, hoursAgo: 210, location: "Daymar", minutesApart: Apart);
        await App.FightAsync(tracker.Player, prey, 40, hoursAgo: 145, weapon: "axe", location: "Daymar", minutesApart: 216);

        var all = ListOf(await tracker.Api.GetAsync(Insights)).Select(insight => insight.GetRawText()).ToList();
        var dashboard = await tracker.Api.GetAsync("/api/analytics/dashboard");

        Assert.True(all.Count > 5);
        Assert.Equal(
            all[..5], dashboard.Json.GetProperty("data").GetProperty("insights").EnumerateArray().Select(insight => insight.GetRawText()));
    }

    [Theory]
    [InlineData(Insights, "trend, weapon, nemesis, prey, hours, streak, location, kdr")]
    [InlineData(Recommendations, "weapon, opponent, time, place, practice, momentum, break")]
    public async Task Unknown_types_are_refused_with_the_known_ones(string path, string known)
    {
        var tracker = await Given.TrackerAsync();

        foreach (var type in (string[])["luck", "0", "Trend,Weapon", "%00"])
        {
            var refused = (await tracker.Api.GetAsync($"{path}?type={type}")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
            Assert.Contains(known, refused.Text("detail"), StringComparison.Ordinal);
        }

        foreach (var type in known.Split(", "))
        {
            Assert.Equal(HttpStatusCode.OK, (await tracker.Api.GetAsync($"{path}?type={type}")).Status);
        }

        (await tracker.Api.GetAsync($"{path}?game=chess")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.Equal(HttpStatusCode.OK, (await tracker.Api.GetAsync($"{path}?game=star_citizen")).Status);
    }

    [Fact]
    public async Task Above_the_median_of_the_server_where_one_fights_most()
    {
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync(guild: guild.DiscordId);
        await App.FightAsync(tracker.Player, Given.Name(), 40, hoursAgo: 1000, server: guild.Id, minutesApart: 24 * 60);
        string[] others = [.. Enumerable.Range(0, 7).Select(_ => Given.Name())];
        for (var i = 0; i < others.Length; i++)
        {
            // The seventh has enough with the last fight only.
            Assert.Empty(ListOf(await tracker.Api.GetAsync($"{Insights}?type=kdr")));
            await App.FightAsync(others[i], others[(i + 1) % others.Length], 10, hoursAgo: 2000 + (i * 10), server: guild.Id);
        }

        var data = Assert.Single(ListOf(await tracker.Api.GetAsync($"{Insights}?type=kdr"))).GetProperty("data");

        Assert.Equal(
            ($"server_{guild.Id:N}", "40", "0", "40", "1"),
            (data.Text("serverId"), data.Text("kills"), data.Text("deaths"), data.Text("killDeathRatio"), data.Text("median")));
        Assert.Null(data.Text("from"));
    }

    private static List<JsonElement> ListOf(ApiAnswer answer) => [.. answer.Json.GetProperty("data").EnumerateArray()];
}
