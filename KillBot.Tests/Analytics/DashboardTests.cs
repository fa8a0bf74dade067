using System.Net;
using System.Text.Json;
using KillBot.Domain.Kills;
using KillBot.Domain.Servers;
using KillBot.Tests.Support;

namespace KillBot.Tests.Analytics;

/// <summary><c>GET /api/analytics/dashboard</c></summary>
public sealed class DashboardTests(KillBotApp app) : AppTest(app)
{
    private DateTimeOffset Now => App.Clock.GetUtcNow();

    [Fact]
    public async Task A_server_at_a_glance()
    {
        var guild = await Given.GuildAsync();
        var (ann, bob, cid) = (await Given.TrackerAsync(guild: guild.DiscordId), Given.Name("Bob"), Given.Name("Cid"));
        await FightAsync(guild, ann.Player, bob, 1, 2, 3, 8, 9);
        await FightAsync(guild, bob, ann.Player, 1, 8);
        await FightAsync(guild, cid, Given.Name(), 29);
        await FightAsync(guild, Given.Name(), Given.Name(), 30, 400);

        var server = await ReadAsync(ann.Api, $"?serverId={guild.DiscordId}");
        var own = await ReadAsync(ann.Api, "");

        Assert.Equal("10 10 1 4", Overview(server));
        Assert.Equal("5 2 2.5 1", Overview(own));
        Assert.Equal(("+33%", "0%"), Trends(server));
        Assert.Equal(("+50%", "+50%"), Trends(own));
    }

    [Fact]
    public async Task From_nothing_to_something_is_a_hundred_percent_and_nothing_is_none()
    {
        var tracker = await Given.TrackerAsync();
        Assert.Equal("0 0 0 0", Overview(await ReadAsync(tracker.Api, "")));
        Assert.Equal(("0%", "0%"), Trends(await ReadAsync(tracker.Api, "")));

        await tracker.Api.PostKillAsync(new { victimId = Given.Name() });

        Assert.Equal("1 0 1 1", Overview(await ReadAsync(tracker.Api, "")));
        Assert.Equal(("+100%", "+100%"), Trends(await ReadAsync(tracker.Api, "")));
        Assert.Equal("0 0 0 0", Overview(await ReadAsync((await Given.SignInAsync()).Api, "")));
    }

    private static string Overview(JsonElement data) => string.Join(' ', ((string[])
        ["totalKills", "totalDeaths", "killDeathRatio", "activeUsers"]).Select(key => data.GetProperty("overview").Text(key)));

    private static (string?, string?) Trends(JsonElement data) =>
        (data.GetProperty("trends").Text("killsTrend"), data.GetProperty("trends").Text("performanceTrend"));

    private static async Task<JsonElement> ReadAsync(ApiClient api, string query)
    {
        var answer = await api.GetAsync($"/api/analytics/dashboard{query}");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer.Json.GetProperty("data");
    }

    private async Task FightAsync(Server guild, string killer, string victim, params int[] daysAgo)
    {
        foreach (var days in daysAgo)
        {
            await Given.KillAsync(new NewKill
            {
                KillerName = killer,
                VictimName = victim,
                IsPvP = true,
                ServerId = guild.Id,
                Timestamp = Now.AddDays(-days),
            });
        }
    }
}
