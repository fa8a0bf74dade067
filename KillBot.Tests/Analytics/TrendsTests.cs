using System.Globalization;
using System.Net;
using System.Text.Json;
using KillBot.Domain.Kills;
using KillBot.Domain.Servers;
using KillBot.Tests.Support;

namespace KillBot.Tests.Analytics;

/// <summary><c>GET /api/analytics/trends</c></summary>
public sealed class TrendsTests(KillBotApp app) : AppTest(app)
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_steady_rise_is_called_one()
    {
        var (guild, tracker) = await SceneAsync();
        for (var day = 0; day < 14; day++)
        {
            await KillAsync(guild, tracker, day < 7 ? 12 : 4, Noon.AddDays(-day));
        }

        var trend = await ReadAsync(tracker.Api, "metric=kills&period=7d");

        Assert.Equal(
            ("kills", "7d", "day", "84", "28", "+200%", "up"),
            (trend.Text("metric"), trend.Text("period"), trend.Text("bucket"), trend.Text("current"), trend.Text("previous"), trend.Text("change"), trend.Text("direction")));
        Assert.True(trend.GetProperty("isSignificant").GetBoolean());
        Assert.Equal(("poisson-rate", "0.0001", "0.9999", null), (trend.Text("test"), trend.Text("pValue"), trend.Text("confidence"), trend.Text("course")));
        Assert.Equal(
            Enumerable.Range(0, 7).Select(day => $"2025-12-{26 + day:00}T00:00:00.000Z 12").SkipLast(1).Append("2026-01-01T00:00:00.000Z 12"),
            Series(trend));
        var down = await ReadAsync(tracker.Api, "metric=pvpKills&period=7d");
        Assert.Equal(("0", "0", "0%", "stable", "1", "0"), (down.Text("current"), down.Text("previous"), down.Text("change"), down.Text("direction"), down.Text("pValue"), down.Text("confidence")));
    }

    [Fact]
    public async Task One_good_evening_is_no_trend()
    {
        var (guild, tracker) = await SceneAsync();
        await KillAsync(guild, tracker, 40, Noon.AddDays(-2));
        await KillAsync(guild, tracker, 1, Noon.AddDays(-9));

        var trend = await ReadAsync(tracker.Api, $"metric=kills&period=7d&serverId={guild.DiscordId}");

        Assert.Equal(("+3900%", "stable", "False"), (trend.Text("change"), trend.Text("direction"), trend.Text("isSignificant")));
        Assert.Equal(["0", "0", "0", "0", "40", "0", "0"], Series(trend).Select(point => point.Split(' ')[1]));
    }

    [Theory]
    [InlineData("7d", 0, "1 0")]
    [InlineData("7d", (-6 * 1440) - 720, "1 0")]
    [InlineData("7d", (-6 * 1440) - 721, "0 0")]
    [InlineData("7d", -7 * 1440, "0 1")]
    [InlineData("7d", (-7 * 1440) + 1, "0 0")]
    [InlineData("7d", (-13 * 1440) - 720, "0 1")]
    [InlineData("7d", (-13 * 1440) - 721, "0 0")]
    [InlineData("24h", -24 * 60, "0 1")]
    [InlineData("24h", (-24 * 60) + 1, "0 0")]
    [InlineData("24h", -23 * 60, "1 0")]
    [InlineData("24h", -47 * 60, "0 1")]
    [InlineData("24h", (-47 * 60) - 1, "0 0")]
    [InlineData("30d", -30 * 1440, "0 1")]
    [InlineData("1y", -365 * 1440, "0 1")]
    [InlineData("1y", (-365 * 1440) + 1, "0 0")]
    public async Task The_period_before_counts_until_the_same_time(string period, int minutes, string expected)
    {
        var (guild, tracker) = await SceneAsync();
        await KillAsync(guild, tracker, 1, Noon.AddMinutes(minutes));

        foreach (var query in (string[])["", $"&serverId={guild.DiscordId}"])
        {
            var trend = await ReadAsync(tracker.Api, $"metric=pveKills&period={period}{query}");
            Assert.Equal(expected, $"{trend.Text("current")} {trend.Text("previous")}");
        }
    }

    [Fact]
    public async Task Whatever_was_played_both_periods_have_what_the_kills_say()
    {
        var (guild, tracker) = await SceneAsync();
        var random = new Random(11);
        // Two seconds apart at least: nearer ones are one kill.
        var times = Enumerable.Range(0, 400).Select(_ => Noon.AddSeconds(-3 * random.Next(30 * 1440 * 4))).Distinct().ToList();
        await App.Get<KillRecorder>().RecordAsync([.. times.Select(time => NpcKill(guild, tracker, time))]);

        foreach (var (period, length, from) in ((string, TimeSpan, DateTimeOffset)[])
            [
                ("24h", TimeSpan.FromHours(24), Noon.AddHours(-23)), ("7d", TimeSpan.FromDays(7), Noon.AddHours(-12).AddDays(-6)),
                ("30d", TimeSpan.FromDays(30), Noon.AddHours(-12).AddDays(-29)),
            ])
        {
            var expected = (times.Count(time => time >= from), times.Count(time => time >= from - length && time <= Noon - length));
            foreach (var query in (string[])["", $"&serverId={guild.DiscordId}"])
            {
                var trend = await ReadAsync(tracker.Api, $"metric=kills&period={period}{query}");
                Assert.Equal(expected, (trend.GetProperty("current").GetInt32(), trend.GetProperty("previous").GetInt32()));
                Assert.Equal(
                    expected.Item1, trend.GetProperty("series").EnumerateArray().Sum(point => point.GetProperty("value").GetInt32()));
            }
        }
    }

    [Fact]
    public async Task Ratios_are_compared_as_shares_of_fights()
    {
        var (guild, tracker) = await SceneAsync();
        for (var day = 0; day < 60; day++)
        {
            await KillAsync(guild, tracker, day < 30 ? 6 : 2, Noon.AddDays(-day));
            await DieAsync(guild, tracker, day < 30 ? 2 : 6, Noon.AddDays(-day));
        }

        var trend = await ReadAsync(tracker.Api, "metric=kdr&period=30d");

        Assert.Equal(("3", "0.33", "+809%", "up", "binomial-share"), (trend.Text("current"), trend.Text("previous"), trend.Text("change"), trend.Text("direction"), trend.Text("test")));
        var course = trend.GetProperty("course");
        Assert.Equal(("stable", "False", "1", "mann-kendall", "0"), (course.Text("direction"), course.Text("isSignificant"), course.Text("pValue"), course.Text("test"), course.Text("confidence")));
    }

    [Fact]
    public async Task The_course_of_a_period_is_told_apart_from_its_total()
    {
        var (guild, tracker) = await SceneAsync();
        for (var day = 1; day < 60; day++)
        {
            // Falling from 29 to 1 in both periods.
            await KillAsync(guild, tracker, day % 30, Noon.AddDays(-day));
        }

        await KillAsync(guild, tracker, 40, Noon);
        await KillAsync(guild, tracker, 40, Noon.AddDays(-30));
        var trend = await ReadAsync(tracker.Api, $"metric=kills&period=30d&serverId={guild.DiscordId}");

        Assert.Equal(("0%", "stable"), (trend.Text("change"), trend.Text("direction")));
        Assert.Equal(("down", "True"), (trend.GetProperty("course").Text("direction"), trend.GetProperty("course").Text("isSignificant")));
    }

    [Fact]
    public async Task Active_users_are_different_players_of_a_server_by_days()
    {
        var (guild, tracker) = await SceneAsync();
        string[] players = [.. Enumerable.Range(0, 5).Select(_ => Given.Name())];
        for (var day = 0; day < 14; day++)
        {
            foreach (var player in players.Take(day < 7 ? 5 : 1))
            {
                await App.Get<KillRecorder>().RecordAsync([NpcKill(guild, tracker, Noon.AddDays(-day)) with { KillerName = player }]);
            }
        }

        var trend = await ReadAsync(tracker.Api, $"metric=activeUsers&period=7d&serverId={guild.DiscordId}");

        Assert.Equal(("5", "1", "+400%", "up"), (trend.Text("current"), trend.Text("previous"), trend.Text("change"), trend.Text("direction")));
        Assert.All(Series(trend), point => Assert.EndsWith(" 5", point, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3, "-57%")]
    [InlineData(7, "0%")]
    public async Task Fewer_different_players_or_the_same_are_no_rise_however_often_they_come(int regulars, string change)
    {
        var (guild, tracker) = await SceneAsync();
        string[] players = [.. Enumerable.Range(0, 7).Select(_ => Given.Name())];
        for (var day = 0; day < 7; day++)
        {
            await App.Get<KillRecorder>().RecordAsync(
            [
                .. players.Take(regulars).Select(player => NpcKill(guild, tracker, Noon.AddDays(-day)) with { KillerName = player }),
                NpcKill(guild, tracker, Noon.AddDays(-day - 7)) with { KillerName = players[day] },
            ]);
        }

        var trend = await ReadAsync(tracker.Api, $"metric=activeUsers&period=7d&serverId={guild.DiscordId}");

        Assert.Equal((change, "stable", "False"), (trend.Text("change"), trend.Text("direction"), trend.Text("isSignificant")));
    }

    [Theory]
    [InlineData("period=7d", "metric is one of: kills, deaths, kdr, pvpKills, pveKills, suicides, environmentalDeaths, activeUsers.")]
    [InlineData("metric=luck&period=7d", "metric is one of: kills,")]
    [InlineData("metric=kills", "A period is one of: 24h, 7d, 30d, 90d, 1y")]
    [InlineData("metric=kills&period=week", "A period is one of: 24h, 7d, 30d, 90d, 1y")]
    [InlineData("metric=kills&period=all", "There is no period before all of time")]
    [InlineData("metric=activeUsers&period=7d", "Say which one with serverId.")]
    [InlineData("metric=activeUsers&period=24h&serverId=default-server", "Choose 7d, 30d, 90d or 1y.")]
    public async Task What_cannot_be_compared_is_refused_with_what_can(string query, string advice)
    {
        var tracker = await Given.TrackerAsync();

        var answer = (await tracker.Api.GetAsync($"/api/analytics/trends?{query}")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");

        Assert.Contains(advice, answer.Text("detail"), StringComparison.Ordinal);
    }

    private static NewKill NpcKill(Server guild, Tracker tracker, DateTimeOffset time) => new()
    {
        KillerName = tracker.Player,
        VictimName = "vlk",
        VictimIsNpc = true,
        ServerId = guild.Id,
        Timestamp = time,
    };

    private static IEnumerable<string> Series(JsonElement trend) =>
        trend.GetProperty("series").EnumerateArray().Select(point => $"{point.Text("start")} {point.Text("value")}");

    private static async Task<JsonElement> ReadAsync(ApiClient api, string query)
    {
        var answer = await api.GetAsync($"/api/analytics/trends?{query}");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer.Json.GetProperty("data");
    }

    private async Task<(Server Guild, Tracker Tracker)> SceneAsync()
    {
        var guild = await Given.GuildAsync();
        return (guild, await Given.TrackerAsync(guild: guild.DiscordId));
    }

    // Half a minute apart, backwards from a time.
    private Task<IReadOnlyList<RecordedKill>> KillAsync(Server guild, Tracker tracker, int count, DateTimeOffset last) => App.Get<KillRecorder>().RecordAsync(
        [.. Enumerable.Range(0, count).Select(kill => NpcKill(guild, tracker, last.AddSeconds(-30 * kill)))]);

    private Task<IReadOnlyList<RecordedKill>> DieAsync(Server guild, Tracker tracker, int count, DateTimeOffset last) => App.Get<KillRecorder>().RecordAsync(
    [
        .. Enumerable.Range(0, count).Select(death => NpcKill(guild, tracker, last.AddSeconds(-30 * death)) with
        {
            KillerName = string.Create(CultureInfo.InvariantCulture, $"vlk-{death}"),
            KillerIsNpc = true,
            VictimName = tracker.Player,
            VictimIsNpc = false,
        }),
    ]);
}
