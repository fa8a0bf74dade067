using System.Net;
using System.Text.Json;
using KillBot.Domain.Kills;
using KillBot.Tests.Support;

namespace KillBot.Tests.Analytics;

/// <summary><c>GET /api/analytics/metrics</c></summary>
public sealed class MetricsTests(KillBotApp app) : AppTest(app)
{
    private static readonly string[] Periods = ["24h", "7d", "30d", "90d", "1y", "all"];

    private DateTimeOffset Now => App.Clock.GetUtcNow();

    [Fact]
    public async Task The_answer_has_the_documents_shape_and_all_kinds_of_deaths()
    {
        var guild = await Given.GuildAsync();
        var (tracker, rival) = (await Given.TrackerAsync(guild: guild.DiscordId), await Given.TrackerAsync(guild: guild.DiscordId));
        await tracker.Api.PostKillAsync(new { victimId = rival.Player });
        await tracker.Api.PostKillAsync(new { victimId = "PU_Human-NineTails-Pilot-Male-Light_01_3864128940772" });
        await tracker.Api.PostKillAsync(new { victimId = tracker.Player });
        await tracker.Api.PostKillAsync(new { killerId = "GameRules", victimId = tracker.Player });
        await rival.Api.PostKillAsync(new { victimId = tracker.Player });

        var own = await ReadAsync(tracker.Api, "");
        var server = await ReadAsync(tracker.Api, $"&game=star_citizen&serverId={guild.DiscordId}");

        Assert.Equal("2 3 0.67 1 1 50 1 1", Counts(own));
        Assert.Equal(("7d", "star_citizen", null), (own.Text("period"), own.Text("game"), own.Text("serverId")));
        Assert.Equal("3 4 0.75 2 1 66.7 1 1", Counts(server));
        Assert.Equal($"server_{guild.Id:N}", server.Text("serverId"));
    }

    [Theory]
    [InlineData("24h", 0, true)]
    [InlineData("24h", -23 * 60, true)]
    [InlineData("24h", (-24 * 60) + 1, false)]
    [InlineData("7d", -6 * 1440, true)]
    [InlineData("7d", -7 * 1440, false)]
    [InlineData("30d", -29 * 1440, true)]
    [InlineData("30d", -30 * 1440, false)]
    [InlineData("90d", -89 * 1440, true)]
    [InlineData("90d", -90 * 1440, false)]
    [InlineData("1y", -364 * 1440, true)]
    [InlineData("1y", -365 * 1440, false)]
    [InlineData("all", -3000 * 1440, true)]
    public async Task A_period_begins_with_its_first_hour_or_day(string period, int minutes, bool counts)
    {
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync(guild: guild.DiscordId);
        await Given.KillAsync(new NewKill
        {
            KillerName = tracker.Player,
            VictimName = "vlk",
            VictimIsNpc = true,
            ServerId = guild.Id,
            // At noon, when the hour has just begun.
            Timestamp = Now.AddMinutes(minutes),
        });

        foreach (var query in (string[])["", $"&serverId={guild.DiscordId}"])
        {
            Assert.Equal(counts ? "1" : "0", (await ReadAsync(tracker.Api, $"&period={period}{query}")).Text("pveKills"));
        }
    }

    [Fact]
    public async Task Whatever_was_played_a_server_and_its_only_player_have_the_same_kills_in_every_period()
    {
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync(guild: guild.DiscordId);
        var random = new Random(5);
        var kills = Enumerable.Range(0, 300).Select(_ => new NewKill
        {
            KillerName = tracker.Player,
            VictimName = "vlk",
            VictimIsNpc = true,
            ServerId = guild.Id,
            Timestamp = Now.AddMinutes(-(int)(Math.Pow(random.NextDouble(), 6) * 800_000)),
        });
        await App.Get<KillRecorder>().RecordAsync([.. kills]);

        foreach (var period in Periods)
        {
            var own = await ReadAsync(tracker.Api, $"&period={period}");
            var server = await ReadAsync(tracker.Api, $"&period={period}&serverId={guild.DiscordId}");
            Assert.True(own.GetProperty("totalKills").GetInt32() > 10, $"{own}");
            Assert.Equal(Counts(own), Counts(server));
        }
    }

    [Theory]
    [InlineData("week")]
    [InlineData("7")]
    [InlineData("0d")]
    [InlineData("%00")]
    public async Task An_unknown_period_is_refused_with_those_that_there_are(string period)
    {
        var tracker = await Given.TrackerAsync();

        var answer = (await tracker.Api.GetAsync($"/api/analytics/metrics?period={period}"))
            .AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");

        Assert.Equal("A period is one of: 24h, 7d, 30d, 90d, 1y, all.", answer.Text("detail"));
    }

    private static string Counts(JsonElement metrics) => string.Join(' ', ((string[])
        [
            "totalKills", "totalDeaths", "killDeathRatio", "pvpKills", "pveKills", "pvpRatio", "suicides", "environmentalDeaths",
        ]).Select(key => metrics.Text(key)));

    private static async Task<JsonElement> ReadAsync(ApiClient api, string query)
    {
        var answer = await api.GetAsync($"/api/analytics/metrics?{query.TrimStart('&')}");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        return answer.Json.GetProperty("data");
    }
}
