using System.Net;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Analytics;

/// <summary>Whose fights are counted, and for whom.</summary>
public sealed class AnalyticsScopeTests(KillBotApp app) : AppTest(app)
{
    public static TheoryData<string> Paths =>
    [
        "/api/analytics/dashboard?", "/api/analytics/metrics?", "/api/analytics/trends?metric=kills&period=7d&",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_server_is_for_its_members_and_administrators(string path)
    {
        var guild = await Given.GuildAsync();
        var (member, tracker) = (await Given.MemberAsync(guild.DiscordId!.Value), await Given.TrackerAsync(guild: guild.DiscordId));
        var (stranger, admin) = (await Given.SignInAsync(), await Given.SignInAsync(isAdmin: true));
        using var anyone = App.Client();

        Assert.Equal(HttpStatusCode.OK, (await member.Api.GetAsync($"{path}serverId={guild.DiscordId}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await tracker.Api.GetAsync($"{path}serverId=server_{guild.Id:N}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.Api.GetAsync($"{path}serverId={guild.DiscordId}")).Status);
        (await stranger.Api.GetAsync($"{path}serverId={guild.DiscordId}")).AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
        (await anyone.GetAsync($"{path}serverId={guild.DiscordId}")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");

        // default-server is everybody's.
        Assert.Equal(HttpStatusCode.OK, (await stranger.Api.GetAsync($"{path}serverId=default-server")).Status);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Nobody_learns_whether_a_closed_server_exists(string path)
    {
        var guild = await Given.GuildAsync();
        var manager = await Given.MemberAsync(guild.DiscordId!.Value, 0x20);
        await manager.Api.PutAsync($"/api/servers/{guild.DiscordId}/settings", new { privacyLevel = "private" });
        var stranger = await Given.SignInAsync();

        var closed = (await stranger.Api.GetAsync($"{path}serverId={guild.DiscordId}")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        var unknown = (await stranger.Api.GetAsync($"{path}serverId={Given.Snowflake()}")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");

        Assert.Equal(closed.Text("detail"), unknown.Text("detail"));
        (await stranger.Api.GetAsync($"{path}serverId=%27%20OR%201")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        Assert.Equal(HttpStatusCode.OK, (await manager.Api.GetAsync($"{path}serverId={guild.DiscordId}")).Status);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_unknown_game_is_refused_with_those_that_there_are(string path)
    {
        var tracker = await Given.TrackerAsync();

        var answer = (await tracker.Api.GetAsync($"{path}game=chess")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");

        Assert.Contains("star_citizen", answer.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await tracker.Api.GetAsync($"{path}game=STAR_CITIZEN")).Status);
    }

    [Fact]
    public async Task All_players_of_the_account_count_wherever_they_were_and_nobody_elses()
    {
        var guild = await Given.GuildAsync();
        var owner = await Given.UserAsync();
        var (first, second) = (
            await Given.TrackerAsync(owner: owner), await Given.TrackerAsync(owner: owner, guild: guild.DiscordId));
        await first.Api.PostKillAsync(new { victimId = Given.Name() });
        await second.Api.PostKillAsync(new { victimId = Given.Name() });
        await Given.KillAsync(Given.Name(), Given.Name());
        var alone = await Given.TrackerAsync();
        await alone.Api.PostKillAsync(new { victimId = Given.Name() });

        Assert.Equal(2, await KillsAsync((await Given.SignInAsync(owner)).Api));
        Assert.Equal(2, await KillsAsync(first.Api));
        Assert.Equal(1, await KillsAsync(alone.Api));
        Assert.Equal(0, await KillsAsync((await Given.SignInAsync()).Api));
        Assert.Equal(1, await KillsAsync(second.Api, $"serverId={guild.DiscordId}"));
    }

    [Fact]
    public async Task Games_are_counted_apart()
    {
        var tracker = await Given.TrackerAsync();
        await tracker.Api.PostKillAsync(new { victimId = Given.Name() });
        await Given.KillAsync(new NewKill { Game = "other_game", KillerName = tracker.Player, VictimName = Given.Name(), IsPvP = true });

        Assert.Equal(1, await KillsAsync(tracker.Api));
        Assert.Equal(1, await KillsAsync(tracker.Api, "period=24h"));
    }

    [Fact]
    public async Task A_deleted_players_share_leaves_the_servers_numbers()
    {
        var guild = await Given.GuildAsync();
        var (gone, other) = (await Given.TrackerAsync(guild: guild.DiscordId), await Given.TrackerAsync(guild: guild.DiscordId));
        await gone.Api.PostKillAsync(new { victimId = other.Player });
        await other.Api.PostKillAsync(new { victimId = gone.Player });
        Assert.Equal("2", (await MetricsAsync(other.Api, $"serverId={guild.DiscordId}")).Text("totalDeaths"));

        Assert.True(await App.Get<PlayerRegistry>().ForgetAsync(gone.Player));

        var left = await MetricsAsync(other.Api, $"serverId={guild.DiscordId}");
        Assert.Equal(("1", "1"), (left.Text("totalKills"), left.Text("totalDeaths")));
    }

    private static async Task<int> KillsAsync(ApiClient api, string query = "period=7d") =>
        (await MetricsAsync(api, query)).GetProperty("totalKills").GetInt32();

    private static async Task<System.Text.Json.JsonElement> MetricsAsync(ApiClient api, string query)
    {
        var answer = await api.GetAsync($"/api/analytics/metrics?{query}");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer.Json.GetProperty("data");
    }
}
