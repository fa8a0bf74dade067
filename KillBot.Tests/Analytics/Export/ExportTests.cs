using System.Net;
using System.Text.Json;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Analytics.Export;

/// <summary>GET /api/analytics/export: what is in it, for whom.</summary>
public sealed class ExportTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task A_person_gets_the_kills_and_deaths_of_all_players_each_once_and_oldest_first()
    {
        var owner = await Given.UserAsync();
        var (first, second) = (await Given.TrackerAsync(owner: owner), await Given.TrackerAsync(owner: owner));
        var (prey, hunter) = (Given.Name(), Given.Name());
        var now = App.Clock.GetUtcNow();
        await KillAsync(second.Player, prey, now.AddHours(-3));
        await KillAsync(first.Player, second.Player, now.AddHours(-4));
        await KillAsync(hunter, first.Player, now.AddHours(-2));
        await first.Api.PostKillAsync(new { victimId = first.Player, timestamp = now.AddHours(-1) });
        await first.Api.PostKillAsync(new { victimId = "PU_Human_Enemy_GroundCombat_NPC_Gunner" });
        await KillAsync(hunter, prey, now);
        var person = await Given.SignInAsync(owner);

        foreach (var client in (ApiClient[])[first.Api, person.Api])
        {
            var answer = await client.GetAsync("/api/analytics/export");

            Assert.Equal(
                [
                    (first.Player, second.Player), (second.Player, prey), (hunter, first.Player), (first.Player, first.Player),
                    (first.Player, "PU_Human_Enemy_GroundCombat_NPC_Gunner"),
                ],
                KillsOf(answer).Select(kill => (kill.Text("killer"), kill.Text("victim"))));
            var overview = answer.Json.GetProperty("data").GetProperty("overview");
            Assert.Equal("3 3 1 2 1 66.7 1 0", string.Join(' ', overview.EnumerateObject().Select(member => member.Value.ToString())));
            var metrics = (await client.GetAsync("/api/analytics/metrics?period=30d")).Json.GetProperty("data");
            Assert.All(overview.EnumerateObject(), member => Assert.Equal(member.Value.ToString(), metrics.GetProperty(member.Name).ToString()));
        }
    }

    [Fact]
    public async Task The_json_says_what_it_is_of()
    {
        var tracker = await Given.TrackerAsync();
        var kill = await Given.KillAsync(tracker.Player, "Prey-of-json");
        var (killer, victim) = (await Given.PlayerAsync(tracker.Player), await Given.PlayerAsync("Prey-of-json"));

        var answer = await tracker.Api.GetAsync("/api/analytics/export?period=7D&format=JSON&game=star_citizen");

        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal("attachment; filename=\"killbot-own-7d-2026-01-01.json\"", answer.Header("Content-Disposition"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal(
            $$$$"""
            {"success":true,"data":{"period":"7d","game":"star_citizen","serverId":null,"from":"2025-12-26T00:00:00.000Z","to":"2026-01-01T12:00:00.000Z","kills":[{"id":"kill_{{{{kill.Id:N}}}}","timestamp":"2026-01-01T12:00:00.000Z","game":"star_citizen","killerId":"user_{{{{killer.Id:N}}}}","killer":"{{{{tracker.Player}}}}","victimId":"user_{{{{victim.Id:N}}}}","victim":"Prey-of-json","weapon":null,"location":null,"isPvP":true,"isSuicide":false,"isEnvironmental":false,"serverId":"default-server"}],"overview":{"totalKills":1,"totalDeaths":0,"killDeathRatio":1,"pvpKills":1,"pveKills":0,"pvpRatio":100,"suicides":0,"environmentalDeaths":0}}}
            """,
            answer.Body);
    }

    [Fact]
    public async Task The_csv_has_a_line_for_each_kill()
    {
        var tracker = await Given.TrackerAsync();
        var kill = await Given.KillAsync(new NewKill
        {
            KillerName = tracker.Player,
            VictimName = "Prey-of-csv",
            IsPvP = true,
            Weapon = "axe, \"sharp\"",
            Location = "Daymar",
            RawData = """{"secret":1}""",
        });
        var (killer, victim) = (await Given.PlayerAsync(tracker.Player), await Given.PlayerAsync("Prey-of-csv"));

        var answer = await tracker.Api.GetAsync("/api/analytics/export?format=csv");

        Assert.Equal("text/csv", answer.ContentType);
        Assert.Equal("attachment; filename=\"killbot-own-30d-2026-01-01.csv\"", answer.Header("Content-Disposition"));
        Assert.Equal(
            "id,timestamp,game,killerId,killer,victimId,victim,weapon,location,isPvP,isSuicide,isEnvironmental,serverId\r\n"
            + $"kill_{kill.Id:N},2026-01-01T12:00:00.000Z,star_citizen,user_{killer.Id:N},{tracker.Player},user_{victim.Id:N},Prey-of-csv,"
            + "\"axe, \"\"sharp\"\"\",Daymar,true,false,false,default-server\r\n",
            answer.Body);
    }

    [Fact]
    public async Task Formulas_are_made_harmless_in_csv_and_told_as_they_are_in_json()
    {
        var tracker = await Given.TrackerAsync();
        const string Formula = """=HYPERLINK("http://evil.example")""";
        await tracker.Api.PostKillAsync(new { victimId = Given.Name(), weapon = Formula, location = "  @SUM(A1)" });

        var csv = await tracker.Api.GetAsync("/api/analytics/export?format=csv");
        var json = await tracker.Api.GetAsync("/api/analytics/export");

        Assert.Contains(""","'=HYPERLINK(""http://evil.example"")",'@SUM(A1),""", csv.Body, StringComparison.Ordinal);
        Assert.Equal(Formula, Assert.Single(KillsOf(json)).Text("weapon"));
    }

    [Fact]
    public async Task A_server_is_exported_whole_to_its_members_only()
    {
        var guild = await Given.GuildAsync();
        var (tracker, other) = (await Given.TrackerAsync(guild: guild.DiscordId), await Given.TrackerAsync(guild: guild.DiscordId));
        var (member, stranger) = (await Given.MemberAsync(guild.DiscordId!.Value), await Given.TrackerAsync());
        var victim = Given.Name();
        await tracker.Api.PostKillAsync(new { victimId = victim, timestamp = App.Clock.GetUtcNow().AddHours(-1) });
        await other.Api.PostKillAsync(new { killerId = "GameRules", victimId = other.Player });
        var path = $"/api/analytics/export?serverId={guild.DiscordId}";

        var answer = await member.Api.GetAsync(path);

        Assert.Equal([victim, other.Player], KillsOf(answer).Select(kill => kill.Text("victim")));
        Assert.Equal("attachment; filename=\"killbot-server_" + $"{guild.Id:N}-30d-2026-01-01.json\"", answer.Header("Content-Disposition"));
        var overview = answer.Json.GetProperty("data").GetProperty("overview");
        Assert.Equal("1 2 0.5 1 0 100 0 1", string.Join(' ', overview.EnumerateObject().Select(item => item.Value.ToString())));
        (await stranger.Api.GetAsync(path)).AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
        (await stranger.Api.GetAsync("/api/analytics/export?serverId=999")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        Assert.Equal(HttpStatusCode.OK, (await stranger.Api.GetAsync("/api/analytics/export?serverId=default-server")).Status);
        using var anyone = App.Client();
        (await anyone.GetAsync(path)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Theory]
    [InlineData(Privacy.Private, "json")]
    [InlineData(Privacy.Private, "csv")]
    [InlineData(Privacy.Server, "json")]
    [InlineData(Privacy.Server, "csv")]
    public async Task Whom_the_caller_may_not_see_is_not_in_it(Privacy privacy, string format)
    {
        var (tracker, hidden) = (await Given.TrackerAsync(), await Given.TrackerAsync());
        await tracker.Api.PostKillAsync(new
        {
            victimId = hidden.Player,
            weapon = $"the axe of {hidden.Player.ToUpperInvariant()}",
            location = $"{hidden.Player}_hangar",
            rawData = new { line = hidden.Player },
        });
        await Given.KillAsync(hidden.Player, tracker.Player);
        await Given.PrivacyAsync(hidden.Player, privacy);
        var id = (await Given.PlayerAsync(hidden.Player)).Id;

        foreach (var scope in (string[])["", "&serverId=default-server"])
        {
            var answer = await tracker.Api.GetAsync($"/api/analytics/export?format={format}{scope}");

            Assert.Contains(tracker.Player, answer.Body, StringComparison.Ordinal);
            Assert.Contains("a private player", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(hidden.Player, answer.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain($"{id:N}", answer.Body, StringComparison.Ordinal);
        }

        var own = await hidden.Api.GetAsync($"/api/analytics/export?format={format}");
        Assert.Contains($"the axe of {hidden.Player.ToUpperInvariant()}", own.Body, StringComparison.Ordinal);
        Assert.Contains($"user_{id:N}", own.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("24h", "2025-12-31T13:00:00Z")]
    [InlineData("7d", "2025-12-26T00:00:00Z")]
    [InlineData("30d", "2025-12-03T00:00:00Z")]
    [InlineData("90d", "2025-10-04T00:00:00Z")]
    [InlineData("1y", "2025-01-02T00:00:00Z")]
    public async Task A_period_begins_and_ends_to_the_millisecond(string period, string first)
    {
        var tracker = await Given.TrackerAsync();
        var from = DateTimeOffset.Parse(first, System.Globalization.CultureInfo.InvariantCulture);
        var (before, last) = (from.AddMilliseconds(-1), App.Clock.GetUtcNow());
        foreach (var time in (DateTimeOffset[])[before, from, last, last.AddMilliseconds(1)])
        {
            await KillAsync(tracker.Player, Given.Name(), time);
        }

        var answer = await tracker.Api.GetAsync($"/api/analytics/export?period={period}");
        var everything = await tracker.Api.GetAsync("/api/analytics/export?period=all");

        Assert.Equal([from, last], KillsOf(answer).Select(kill => kill.GetProperty("timestamp").GetDateTimeOffset()));
        Assert.Equal([before, from, last], KillsOf(everything).Select(kill => kill.GetProperty("timestamp").GetDateTimeOffset()));
        Assert.Null(everything.Json.GetProperty("data").Text("from"));
    }

    [Theory]
    [InlineData("format=xml", "json, csv")]
    [InlineData("format=csv%0d%0aX-Evil:1", "json, csv")]
    [InlineData("period=14d", "24h, 7d, 30d, 90d, 1y, all")]
    [InlineData("game=chess", "star_citizen")]
    public async Task What_is_not_known_is_refused_and_the_answer_names_what_is(string query, string known)
    {
        var tracker = await Given.TrackerAsync();

        var answer = (await tracker.Api.GetAsync($"/api/analytics/export?{query}")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");

        Assert.Contains(known, answer.Text("detail"), StringComparison.Ordinal);
        Assert.Null(answer.Header("Content-Disposition"));
    }

    [Fact]
    public async Task An_account_without_players_gets_an_empty_file()
    {
        var person = await Given.SignInAsync();

        var csv = await person.Api.GetAsync("/api/analytics/export?format=csv&period=all");
        var json = await person.Api.GetAsync("/api/analytics/export?period=all");

        Assert.EndsWith(",serverId\r\n", csv.Body, StringComparison.Ordinal);
        Assert.Empty(KillsOf(json));
        Assert.Equal(0, json.Json.GetProperty("data").GetProperty("overview").GetProperty("totalKills").GetInt32());
    }

    private static List<JsonElement> KillsOf(ApiAnswer answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return [.. answer.Json.GetProperty("data").GetProperty("kills").EnumerateArray()];
    }

    private Task<Kill> KillAsync(string killer, string victim, DateTimeOffset time) =>
        Given.KillAsync(new NewKill { KillerName = killer, VictimName = victim, IsPvP = true, Timestamp = time });
}
