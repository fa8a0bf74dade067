using System.Net;
using KillBot.Domain.ApiKeys;
using KillBot.Tests.Support;
using RestSharp;

namespace KillBot.Tests.Kills.Compatibility;

/// <summary>What trackers ask before they report: whether their key is good, and what things are called.</summary>
public sealed class TrackerKeyTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task A_good_key_is_told_when_it_expires()
    {
        var tracker = await Given.TrackerAsync(lifetime: TimeSpan.FromDays(7));

        var answer = await ValidateAsync("/validateKey", Method.Post, tracker.Secret);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("2026-01-08T12:00:00.000Z", answer.Text("expires_at"));
        Assert.Equal(tracker.Player, answer.Text("player_name"));
    }

    [Fact]
    public async Task A_key_that_does_not_expire_names_a_far_day()
    {
        var tracker = await Given.TrackerAsync();

        Assert.Equal("2099-12-31T23:59:59.000Z", (await ValidateAsync("/validateKey", Method.Post, tracker.Secret)).Text("expires_at"));
    }

    [Fact]
    public async Task A_key_in_the_body_alone_or_a_header_alone_is_enough()
    {
        var tracker = await Given.TrackerAsync();
        using var client = App.Client();

        var body = await client.PostAsync("/validateKey", new { api_key = tracker.Secret });
        var header = await client.PostAsync("/validateKey", null, ("Authorization", tracker.Secret));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (body.Status, header.Status));
    }

    [Theory]
    [InlineData("/validateKey", Method.Post)]
    [InlineData("/api/keys/validatekey", Method.Get)]
    public async Task A_bad_key_is_forbidden(string path, Method method)
    {
        var tracker = await Given.TrackerAsync();
        await App.Get<ApiKeyService>().RevokeAsync(tracker.Created.Key.Id);
        using var client = App.Client();

        (await ValidateAsync(path, method, tracker.Secret)).AssertError(HttpStatusCode.Forbidden, "INVALID_TOKEN");
        (await ValidateAsync(path, method, "nonsense")).AssertError(HttpStatusCode.Forbidden, "INVALID_TOKEN");
        (await client.SendAsync(method, path)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Fact]
    public async Task BeowulfHunter_validates_with_a_get_that_has_a_body()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await ValidateAsync("/api/keys/validatekey", Method.Get, tracker.Secret);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(tracker.Player, answer.Text("player_name"));
    }

    [Theory]
    [InlineData("-73.5,12.25,0.0")]
    [InlineData(new[] { 1.5, 2, 3 })]
    [InlineData(null)]
    public async Task BeowulfHunters_report_is_recorded(object? coordinates)
    {
        var tracker = await Given.TrackerAsync();
        var victim = Given.Name();
        using var client = App.Client();
        var report = new
        {
            player = tracker.Player,
            victim,
            time = "<2026-01-01T11:17:51.279Z>",
            zone = "ANVL_Hornet_F7A_Mk2_2677329226210",
            location = "OOC_Stanton_2b_Daymar",
            coordinates,
            weapon = "lbco_pistol_energy_01_2698343630880",
            rsi_profile = $"https://robertsspaceindustries.com/citizens/{victim}",
            game_mode = "SC_Default",
            client_ver = "7.0",
            killers_ship = "N/A",
            damage_type = "Bullet",
            org_sid = "LANTERN",
            org_picture = "",
            source = "backup",
        };

        var first = await client.PostAsync("/api/reportkill", report, ("Authorization", tracker.Secret));
        var repeat = await client.PostAsync("/api/reportkill", report, ("Authorization", tracker.Secret));

        Assert.Equal((HttpStatusCode.Created, "recorded"), (first.Status, first.Text("status")));
        Assert.Equal((HttpStatusCode.OK, "duplicate"), (repeat.Status, repeat.Text("status")));
        var kill = await Recorded.KillAsync(App, victim);
        Assert.Equal((tracker.Player, "OOC_Stanton_2b_Daymar"), (kill.KillerName, kill.Location));
        Assert.Contains("LANTERN", kill.RawData, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weapons", 665)]
    [InlineData("ships", 324)]
    [InlineData("ignoredVictimRules", 0)]
    public async Task Names_come_in_the_shape_that_BlightVeils_tracker_reads(string kind, int count)
    {
        var tracker = await Given.TrackerAsync();
        using var client = App.Client();

        var answer = await client.GetAsync($"/api/server/data/{kind}", ("Authorization", tracker.Secret));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var entries = answer.Json.GetProperty(kind).EnumerateArray().ToList();
        Assert.Equal(count, entries.Count);
        Assert.All(entries, entry => Assert.False(string.IsNullOrEmpty(entry.Text("id")) || string.IsNullOrEmpty(entry.Text("name"))));
        (await client.GetAsync($"/api/server/data/{kind}")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    private async Task<ApiAnswer> ValidateAsync(string path, Method method, string secret)
    {
        using var client = App.Client();
        return await client.SendAsync(method, path, new { api_key = secret, player_name = "Hunter" }, ("Authorization", secret));
    }
}
