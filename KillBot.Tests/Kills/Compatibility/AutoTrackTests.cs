using System.Net;
using System.Text.Json;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills.Compatibility;

/// <summary>POST /register-kill, as AutoTrackR2 and a fork of it send it.</summary>
public sealed class AutoTrackTests(KillBotApp app) : AppTest(app)
{
    private static readonly (string, string) UserAgent = ("User-Agent", "AutoTrackR2");

    [Fact]
    public async Task Its_report_is_recorded()
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();
        var body = $$"""
            {"victim_ship":"Aegis Gladius","victim":"{{victim}}","enlisted":"Feb 7, 2021","rsi":"-1","weapon":"KLWE_LaserRepeater_S3",
             "method":"Player","loadout_ship":"RSI Aurora MR","game_version":"4.1-9650658","gamemode":"pu","trackr_version":"2.10","location":"Daymar"}
            """;

        var answer = await tracker.Api.PostAsync("/register-kill", body, UserAgent);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("recorded", answer.Text("status"));
        var kill = await Recorded.KillAsync(App, victim);
        Assert.Equal(answer.Text("id"), $"kill_{kill.Id:N}");
        Assert.Equal((tracker.Player, "KLWE_LaserRepeater_S3", "Daymar", true), (kill.KillerName, kill.Weapon, kill.Location, kill.IsPvP));
        Assert.Equal(App.Clock.GetUtcNow(), kill.Timestamp);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(body).RootElement, JsonDocument.Parse(kill.RawData!).RootElement));
    }

    [Fact]
    public async Task Its_older_report_with_placeholders_is_recorded()
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();

        var answer = await tracker.Api.PostAsync("/register-kill", new
        {
            victim_ship = "NONE",
            victim,
            enlisted = "-",
            rsi = -1,
            weapon = "unknown",
            method = "NONE",
            loadout_ship = "NONE",
            gameVersion = "4.0-9557671",
            gameMode = "ac",
            trackrVersion = "2.03",
            location = "NONE",
        });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var kill = await Recorded.KillAsync(App, victim);
        Assert.Equal((null, null), (kill.Weapon, kill.Location));
    }

    [Fact]
    public async Task Its_forks_report_is_recorded()
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();

        var answer = await tracker.Api.PostAsync("/register-kill", new
        {
            eventtype = "Kill",
            eventtime = "01 Jan 2026 10:30 UTC",
            enemypilot = victim,
            enemyship = "Aegis Gladius",
            enlisted = "Feb 7, 2021",
            recordnumber = 1234567,
            orgaffiliation = new[] { "LANTERN" },
            weapon = "behr_lmg_ballistic_01",
            loadout_ship = "NONE",
            method = "Player",
            gamemode = "pu",
            game_version = "4.1-9650658",
            trackr_version = "3.0",
            PFP = "https://example.com/x.png",
            location = "Yela",
        });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var kill = await Recorded.KillAsync(App, victim);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 10, 30, 0, TimeSpan.Zero), kill.Timestamp);
        Assert.Equal(("behr_lmg_ballistic_01", "Yela"), (kill.Weapon, kill.Location));
    }

    [Fact]
    public async Task A_repeat_is_recognised()
    {
        var tracker = await Given.TrackerAsync();
        var report = new { victim = Given.Name(), weapon = "gun" };
        var first = await tracker.Api.PostAsync("/register-kill", report);

        var repeat = await tracker.Api.PostAsync("/register-kill", report);

        Assert.Equal(HttpStatusCode.OK, repeat.Status);
        Assert.Equal("duplicate", repeat.Text("status"));
        Assert.Equal(first.Text("id"), repeat.Text("id"));
        Assert.Equal(1, await Given.KillCountAsync(report.victim));
    }

    [Fact]
    public async Task An_npc_is_taken_and_is_no_pvp()
    {
        var tracker = await Given.TrackerAsync();
        var victim = $"PU_Human-NineTails-Pilot-Male-Light_01_{Given.Snowflake()}";

        var answer = await tracker.Api.PostAsync("/register-kill", new { victim });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.False((await Recorded.KillAsync(App, victim)).IsPvP);
    }

    [Theory]
    [InlineData("Player")]
    [InlineData("Suicide")]
    public async Task Ones_own_death_is_a_suicide(string method)
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostAsync("/register-kill", new { victim = tracker.Player.ToUpperInvariant(), method });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.True((await Recorded.KillAsync(App, tracker.Player.ToUpperInvariant())).IsSuicide);
    }

    [Theory]
    [InlineData("""{}""", "victimId")]
    [InlineData("""{"victim":"NONE"}""", "victimId")]
    [InlineData("""{"victim":{"name":"x"}}""", "victimId")]
    [InlineData("""{"victim":"x","eventtime":"soon"}""", "timestamp")]
    [InlineData("""{"victim":"x","time":"2026-01-01T12:06:00Z"}""", "timestamp")]
    [InlineData("""{"victim":"x","time":0}""", "timestamp")]
    [InlineData("""{"victim":"x\u0007"}""", "victimId")]
    public async Task A_report_that_is_wrong_names_the_field(string body, string field)
    {
        var tracker = await Given.TrackerAsync();

        (await tracker.Api.PostAsync("/register-kill", body)).AssertInvalid(field);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"victim\"")]
    [InlineData("""{"victim":"x","victim":"y"}""")]
    public async Task A_body_that_is_no_report_is_a_bad_request(string body)
    {
        var tracker = await Given.TrackerAsync();

        (await tracker.Api.PostAsync("/register-kill", body)).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [Theory]
    [InlineData("""{"victim":"x\ud800"}""")]
    [InlineData("""{"victim":"x","other":"\udc00"}""")]
    [InlineData("""{"victim":"x","\ud800":1}""")]
    [InlineData("""{"victim":"x","api_key":"k","other":"\udc00"}""")]
    [InlineData("""{"victim":"x","time":1e400}""")]
    [InlineData("""{"victim":"x","time":-1.5}""")]
    [InlineData("""{"victim":["x"]}""")]
    [InlineData("""{"report_body":{"report_body":{"victim":"x"}}}""")]
    [InlineData("""{"report_body":"x"}""")]
    [InlineData("""{"report_body":{"victim":{}}}""")]
    public async Task Oddities_are_refused_or_taken_and_never_an_error_of_ours(string body)
    {
        var tracker = await Given.TrackerAsync();

        foreach (var path in (string[])["/register-kill", "/reportKill", "/api/reportkill", "/validateKey"])
        {
            var answer = await tracker.Api.PostAsync(path, body);

            Assert.InRange((int)answer.Status, 200, 422);
            Assert.NotEqual("", answer.Body);
        }
    }

    [Theory]
    [InlineData("""{"victim":"NAME","anonymize_state":[1],"is_heartbeat":{},"weapon":{"a":[1]},"location":[],"time":null}""")]
    [InlineData("""{"victim":"NAME","anonymize_state":"on","is_heartbeat":0,"weapon":"","location":true}""")]
    public async Task Values_of_another_kind_count_as_left_out(string body)
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();

        var answer = await tracker.Api.PostAsync("/register-kill", body.Replace("NAME", victim, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Null((await Recorded.KillAsync(App, victim)).Weapon);
    }

    [Fact]
    public async Task Nesting_has_an_end()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostAsync("/register-kill", $$"""{"victim":"x","a":{{new string('[', 5000)}}{{new string(']', 5000)}}}""");

        answer.AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_kill_is_worth_more_than_the_extras_that_came_along()
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();

        var answer = await tracker.Api.PostAsync("/register-kill", new { victim, extras = new string('x', 70_000) });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Null((await Recorded.KillAsync(App, victim)).RawData);
    }

    [Fact]
    public async Task A_fight_of_others_is_forbidden()
    {
        var tracker = await Given.TrackerAsync();

        (await tracker.Api.PostAsync("/register-kill", new { killer = "Somebody", victim = "Another" }))
            .AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
    }
}
