using System.Net;
using KillBot.Domain.Kills;
using KillBot.Tests.Support;

namespace KillBot.Tests.Analytics;

/// <summary>In the middle of an hour, of which servers have a sum and persons none, both are compared to the millisecond.</summary>
public sealed class PartOfAnHourTests(KillBotApp app) : AppTest(app)
{
    private static readonly DateTimeOffset Time = new(2026, 1, 1, 12, 45, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("24h", 1)]
    [InlineData("7d", 7)]
    [InlineData("30d", 30)]
    public async Task The_period_before_ends_at_this_very_moment_of_its_last_hour(string period, int days)
    {
        App.Clock.Advance(Time - App.Clock.GetUtcNow());
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync(guild: guild.DiscordId);
        var then = Time.AddDays(-days);
        // Two in the hour before and, of this hour, two until now and two later.
        DateTimeOffset[] times =
        [
            then.AddMinutes(-60), then.AddMinutes(-46), then.AddMinutes(-45), then, then.AddMilliseconds(1), then.AddMinutes(10),
        ];
        await App.Get<KillRecorder>().RecordAsync(
        [
            .. times.Select((time, index) => new NewKill
            {
                KillerName = tracker.Player,
                VictimName = Given.Name(),
                IsPvP = index % 2 == 0,
                ServerId = guild.Id,
                Timestamp = time,
            }),
            .. times.Select(time => new NewKill { VictimName = tracker.Player, IsEnvironmental = true, ServerId = guild.Id, Timestamp = time }),
        ]);

        foreach (var query in (string[])["", $"&serverId={guild.DiscordId}"])
        {
            Assert.Equal("4", await PreviousAsync("kills", query));
            Assert.Equal("2", await PreviousAsync("pvpKills", query));
            Assert.Equal("2", await PreviousAsync("pveKills", query));
            Assert.Equal("4", await PreviousAsync("environmentalDeaths", query));
            Assert.Equal("0", await PreviousAsync("suicides", query));
        }

        // The server has the deaths of the victims too.
        Assert.Equal("4", await PreviousAsync("deaths", ""));
        Assert.Equal("8", await PreviousAsync("deaths", $"&serverId={guild.DiscordId}"));

        async Task<string?> PreviousAsync(string metric, string query)
        {
            var answer = await tracker.Api.GetAsync($"/api/analytics/trends?metric={metric}&period={period}{query}");
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
            return answer.Json.GetProperty("data").Text("previous");
        }
    }
}
