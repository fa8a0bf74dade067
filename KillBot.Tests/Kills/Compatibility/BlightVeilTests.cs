using System.Net;
using System.Text.Json;
using KillBot.Domain.Feeds;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Kills.Compatibility;

/// <summary>POST /reportKill and /reportACKill, as BlightVeil's tracker sends them: it repeats what is not answered with 200.</summary>
public sealed class BlightVeilTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task A_kill_is_recorded()
    {
        var tracker = await Given.TrackerAsync();
        var report = Report(tracker.Player, Given.Name());

        var answer = await PostAsync("/reportKill", report, tracker.Secret);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("recorded", answer.Text("status"));
        var kill = await Recorded.KillAsync(App, report["victim"].ToString()!);
        Assert.Equal((tracker.Player, "GATS Ballistic Gatling", "ANVL_Hornet_F7A_Mk2_2677329226210"), (kill.KillerName, kill.Weapon, kill.Location));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 11, 17, 51, 279, TimeSpan.Zero), kill.Timestamp);
        Assert.True(kill.IsPvP);
        var raw = JsonDocument.Parse(kill.RawData!).RootElement;
        Assert.Equal(("7.0", "SC_Default"), (raw.Text("client_ver"), raw.Text("game_mode")));
        Assert.Equal($"https://robertsspaceindustries.com/citizens/{report["victim"]}", raw.Text("rsi_profile"));
    }

    [Fact]
    public async Task A_repeat_is_answered_with_200_as_well()
    {
        var tracker = await Given.TrackerAsync();
        var report = Report(tracker.Player, Given.Name());
        var first = await PostAsync("/reportKill", report, tracker.Secret);
        App.Clock.Advance(TimeSpan.FromMinutes(1));

        var repeat = await PostAsync("/reportKill", report, tracker.Secret);

        Assert.Equal((HttpStatusCode.OK, "duplicate"), (repeat.Status, repeat.Text("status")));
        Assert.Equal(first.Text("id"), repeat.Text("id"));
    }

    [Fact]
    public async Task A_victim_reports_their_own_death_and_both_sides_tell_of_one_kill()
    {
        var (killer, victim) = (await Given.TrackerAsync(), await Given.TrackerAsync());
        var death = new { time = "<2026-01-01T11:17:51.279Z>", player = killer.Player, victim = victim.Player, game_mode = "EA_Vanduul_Swarm" };

        var first = await PostAsync("/reportACKill", death, victim.Secret);
        var second = await PostAsync("/reportKill", Report(killer.Player, victim.Player), killer.Secret);

        Assert.Equal((HttpStatusCode.OK, "recorded"), (first.Status, first.Text("status")));
        Assert.Equal((HttpStatusCode.OK, "duplicate"), (second.Status, second.Text("status")));
        Assert.Equal(killer.Player, (await Recorded.KillAsync(App, victim.Player)).KillerName);
    }

    [Fact]
    public async Task A_death_without_a_victim_is_the_reporters()
    {
        var (killer, victim) = (Given.Name(), await Given.TrackerAsync());

        await PostAsync("/reportACKill", new { player = killer }, victim.Secret);

        Assert.Equal(killer, (await Recorded.KillAsync(App, victim.Player)).KillerName);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("NONE")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_death_by_nobody_known_is_an_accident_and_nobodys_kill(string? player)
    {
        var victim = await Given.TrackerAsync();

        var answer = await PostAsync("/reportACKill", new { player, victim = victim.Player }, victim.Secret);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var kill = await Recorded.KillAsync(App, victim.Player);
        Assert.Null(kill.KillerName);
        Assert.False(kill.IsSuicide);
    }

    [Fact]
    public async Task A_suicide_is_a_death_and_the_tracker_hears_ignore()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await PostAsync("/reportKill", Report(tracker.Player, tracker.Player), tracker.Secret);

        Assert.Equal((HttpStatusCode.OK, "ignore"), (answer.Status, answer.Text("status")));
        var kill = await Recorded.KillAsync(App, tracker.Player);
        Assert.True(kill is { IsSuicide: true, IsPvP: false });
    }

    [Fact]
    public async Task An_npc_is_pve_and_the_tracker_hears_ignore()
    {
        var tracker = await Given.TrackerAsync();
        var npc = $"PU_Pilots-Human-Criminal-Pilot_Light_{Given.Snowflake()}";

        var answer = await PostAsync("/reportKill", Report(tracker.Player, npc), tracker.Secret);

        Assert.Equal((HttpStatusCode.OK, "ignore"), (answer.Status, answer.Text("status")));
        var kill = await Recorded.KillAsync(App, npc);
        Assert.Equal((tracker.Player, false), (kill.KillerName, kill.IsPvP));
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("\"True\"", 0)]
    [InlineData("false", 1)]
    [InlineData("null", 1)]
    public async Task An_anonymous_kill_counts_and_is_announced_nowhere(string enabled, int announcements)
    {
        var guild = await Given.GuildAsync();
        var channel = await Given.FeedAsync(guild.DiscordId!.Value, FeedKind.Kills);
        var tracker = await Given.TrackerAsync(guild: guild.DiscordId);
        var victim = Given.Name();

        await PostAsync("/reportKill", $$$"""{"player":"{{{tracker.Player}}}","victim":"{{{victim}}}","anonymize_state":{"enabled":{{{enabled}}}}}""", tracker.Secret);

        var kill = await Recorded.KillAsync(App, victim);
        Assert.Equal(tracker.Player, kill.KillerName);
        Assert.Contains("anonymize_state", kill.RawData, StringComparison.Ordinal);
        Assert.Equal(announcements, await App.ReadAsync(db => db.OutboxItems.CountAsync(item => item.SubjectId == kill.Id)));
        Assert.NotEqual(0, channel);
    }

    [Fact]
    public async Task A_report_may_come_wrapped_and_the_key_with_it()
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();
        using var client = App.Client();

        var answer = await client.PostAsync("/reportKill", new
        {
            api_key = tracker.Secret,
            report_type = "reportKill",
            report_body = new { player = tracker.Player, victim, incap = true, crime_type = "none", nested = new { API_KEY = tracker.Secret } },
        }, ("X-BV-Client-Secret", "whatever"));

        Assert.Equal((HttpStatusCode.OK, "recorded"), (answer.Status, answer.Text("status")));
        var kill = await Recorded.KillAsync(App, victim);
        Assert.DoesNotContain(tracker.Secret, kill.RawData, StringComparison.Ordinal);
        Assert.Equal("none", JsonDocument.Parse(kill.RawData!).RootElement.Text("crime_type"));
    }

    [Fact]
    public async Task A_key_in_the_body_is_not_kept()
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();
        using var client = App.Client();

        var answer = await client.PostAsync("/reportKill", new { api_key = tracker.Secret, player = tracker.Player, victim, zone = "Daymar" });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var kill = await Recorded.KillAsync(App, victim);
        Assert.DoesNotContain("api_key", kill.RawData, StringComparison.Ordinal);
        Assert.Equal("Daymar", kill.Location);
    }

    [Theory]
    [InlineData("/reportKill")]
    [InlineData("/reportACKill")]
    [InlineData("/register-kill")]
    [InlineData("/api/reportkill")]
    public async Task Keys_are_checked_wherever_they_are(string path)
    {
        var tracker = await Given.TrackerAsync();
        using var client = App.Client();

        (await client.PostAsync(path, new { victim = "x" })).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await client.PostAsync(path, new { victim = "x", api_key = "kb_wrong" })).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        (await client.PostAsync(path, "{", ("Authorization", "kb_wrong"))).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        (await client.PostAsync(path, new { victim = "x", api_key = tracker.Secret }, ("Authorization", "kb_wrong")))
            .AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        (await client.PostAsync(path, new { victim = "x", api_key = tracker.Secret }, ("X-API-Key", "kb_wrong")))
            .AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
    }

    [Theory]
    [InlineData("Authorization", "{0}")]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("X-API-Key", "{0}")]
    public async Task Keys_are_taken_in_every_form(string header, string form)
    {
        var tracker = await Given.TrackerAsync();
        using var client = App.Client();

        var answer = await client.PostAsync(
            "/reportKill", Report(tracker.Player, Given.Name()), (header, form.Replace("{0}", tracker.Secret, StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("/reportKill")]
    [InlineData("/reportACKill")]
    [InlineData("/validateKey")]
    public async Task A_heartbeat_is_heard_and_nothing_recorded(string path)
    {
        var tracker = await Given.TrackerAsync();

        var answer = await PostAsync(
            path,
            new { is_heartbeat = true, player = tracker.Player, zone = "AEGS_Gladius", client_ver = "7.0", status = "dead", mode = "commander", is_commander = false },
            tracker.Secret);

        Assert.Equal((HttpStatusCode.OK, "ok"), (answer.Status, answer.Text("status")));
        Assert.False(await App.ReadAsync(db => db.Kills.AnyAsync(kill => kill.KillerName == tracker.Player || kill.VictimName == tracker.Player)));
    }

    private async Task<ApiAnswer> PostAsync(string path, object report, string secret)
    {
        using var client = App.Client();
        return await client.PostAsync(path, report, ("Authorization", secret));
    }

    private static Dictionary<string, object> Report(string player, string victim) => new(StringComparer.Ordinal)
    {
        ["player"] = player,
        ["victim"] = victim,
        ["time"] = "<2026-01-01T11:17:51.279Z>",
        ["zone"] = "ANVL_Hornet_F7A_Mk2_2677329226210",
        ["weapon"] = "GATS Ballistic Gatling",
        ["rsi_profile"] = $"https://robertsspaceindustries.com/citizens/{victim}",
        ["game_mode"] = "SC_Default",
        ["client_ver"] = "7.0",
        ["killers_ship"] = "N/A",
        ["anonymize_state"] = new { enabled = false },
    };
}
