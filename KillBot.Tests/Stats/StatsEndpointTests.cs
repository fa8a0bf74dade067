using System.Net;
using System.Text.Json;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.PlaySessions;
using KillBot.Tests.Support;

namespace KillBot.Tests.Stats;

/// <summary><c>GET /api/stats/user/{userId}</c></summary>
public sealed class StatsEndpointTests(KillBotApp app) : AppTest(app)
{
    private const string Repeater = "KLWE_LaserRepeater_S3";

    private DateTimeOffset Now => App.Clock.GetUtcNow();

    [Fact]
    public async Task The_answer_has_the_documents_shape()
    {
        var (tracker, victim) = (await Given.TrackerAsync(), Given.Name());
        await tracker.Api.PostKillAsync(new { victimId = victim, weapon = "Laser Cannon", location = "Stanton System" });
        await tracker.Api.PostKillAsync(new { victimId = tracker.Player });
        await App.Get<PlaySessionRecorder>().RecordAsync(
            tracker.Player, Now.AddHours(-46), Now.AddMinutes(-30), CancellationToken.None);

        var stats = await ReadAsync(tracker.Player);

        Assert.Equal(1, stats.GetProperty("totalKills").GetInt32());
        Assert.Equal(1, stats.GetProperty("totalDeaths").GetInt32());
        Assert.Equal(1m, stats.GetProperty("killDeathRatio").GetDecimal());
        Assert.Equal("Laser Cannon", stats.Text("favoriteWeapon"));
        Assert.Equal("45h 30m", stats.Text("totalPlayTime"));
        Assert.True(stats.GetProperty("rank").GetInt32() >= 1);
        var recent = Assert.Single(stats.GetProperty("recentKills").EnumerateArray());
        Assert.Equal(["id", "victim", "weapon", "location", "timestamp"], recent.EnumerateObject().Select(property => property.Name));
        Assert.StartsWith("kill_", recent.Text("id"), StringComparison.Ordinal);
        Assert.Equal((victim, "Laser Cannon", "Stanton System"), (recent.Text("victim"), recent.Text("weapon"), recent.Text("location")));
        Assert.Equal((1, 0), (stats.GetProperty("pvpKills").GetInt32(), stats.GetProperty("suicides").GetInt32() - 1));
        Assert.Equal("all", stats.Text("period"));
    }

    [Fact]
    public async Task Ids_snowflakes_and_names_lead_to_the_same_and_an_accounts_players_are_summed_up()
    {
        var owner = await Given.UserAsync();
        var (first, second) = (await Given.TrackerAsync(owner: owner), await Given.TrackerAsync(owner: owner));
        await Given.KillAsync(first.Player, Given.Name());
        await Given.KillAsync(second.Player, Given.Name());
        var account = (await Given.PlayerAsync(first.Player)).UserId;

        Assert.Equal(2, (await ReadAsync($"{owner}")).GetProperty("totalKills").GetInt32());
        Assert.Equal(2, (await ReadAsync($"user_{account:N}")).GetProperty("recentKills").GetArrayLength());
        Assert.Equal(1, (await ReadAsync(first.Player.ToUpperInvariant())).GetProperty("totalKills").GetInt32());
    }

    [Fact]
    public async Task Whoever_is_unknown_or_hidden_is_not_found_with_the_same_answer()
    {
        var hidden = await Given.TrackerAsync();
        await Given.KillAsync(hidden.Player, Given.Name());
        await Given.PrivacyAsync(hidden.Player, Privacy.Private);
        using var anyone = App.Client();

        var of = (await anyone.GetAsync($"/api/stats/user/{hidden.Player}")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
        var unknown = (await anyone.GetAsync("/api/stats/user/Nobody-at-all")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");

        Assert.Equal(unknown.Text("detail"), of.Text("detail"));
        var own = await hidden.Api.GetAsync($"/api/stats/user/{hidden.Player}");
        Assert.Equal(1, own.Json.GetProperty("totalKills").GetInt32());
        Assert.True(own.Json.GetProperty("rank").GetInt32() >= 1);
    }

    [Fact]
    public async Task An_account_without_a_player_has_done_nothing_and_has_no_rank()
    {
        var stats = await ReadAsync($"{await Given.UserAsync()}");

        Assert.Equal(0, stats.GetProperty("totalKills").GetInt32());
        Assert.Equal("0h 0m", stats.Text("totalPlayTime"));
        Assert.Null(stats.Text("rank"));
        Assert.Null(stats.Text("favoriteWeapon"));
        Assert.Equal(0, stats.GetProperty("recentKills").GetArrayLength());
    }

    [Theory]
    [InlineData("Private")]
    [InlineData("Server")]
    public async Task A_hidden_account_without_a_player_is_not_found(string privacy)
    {
        var account = await Given.SignInAsync();
        await App.ExecuteSqlAsync("UPDATE users SET privacy = @p0 WHERE discord_id = @p1", privacy, account.User.DiscordId);
        using var anyone = App.Client();
        var path = $"/api/stats/user/user_{account.User.Id:N}";

        (await anyone.GetAsync(path)).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
        Assert.Equal(HttpStatusCode.OK, (await account.Api.GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_favourite_weapon_is_counted_over_all_its_names()
    {
        var player = Given.Name();
        await KillWithAsync(player, "axe", "axe", "axe");
        await KillWithAsync(player, Repeater, $"{Repeater}_1234567890123", $"{Repeater}_1234567890124", Repeater.ToLowerInvariant());

        Assert.Equal("CF-337 Panther Repeater", (await ReadAsync(player)).Text("favoriteWeapon"));
    }

    [Fact]
    public async Task A_weapon_that_the_other_side_names_later_counts()
    {
        var player = Given.Name();
        var kill = new NewKill { KillerName = player, VictimName = Given.Name(), IsPvP = true, Timestamp = Now };
        await Given.KillAsync(kill with { ReporterName = kill.VictimName });
        await Given.KillAsync(kill with { ReporterName = player, Weapon = "axe" });

        Assert.Equal("axe", (await ReadAsync(player)).Text("favoriteWeapon"));
    }

    [Fact]
    public async Task Periods_and_servers_limit_the_counts()
    {
        var guild = await Given.GuildAsync();
        var (player, midnight) = (Given.Name(), Now.AddHours(-12));
        await KillAtAsync(player, Now);
        await KillAtAsync(player, midnight);
        await KillAtAsync(player, midnight.AddMilliseconds(-1));
        await KillAtAsync(player, Now.AddYears(-1), guild.Id);

        Assert.Equal(4, await KillsAsync(""));
        Assert.Equal(4, await KillsAsync("?period=ALL"));
        Assert.Equal(2, await KillsAsync("?period=day"));
        Assert.Equal(3, await KillsAsync("?period=week"));
        Assert.Equal(2, await KillsAsync("?period=month"));
        Assert.Equal(2, await KillsAsync("?period=season"));
        Assert.Equal(1, await KillsAsync($"?serverId={guild.DiscordId}"));
        Assert.Equal(0, await KillsAsync($"?serverId=server_{guild.Id:N}&period=season"));
        Assert.Equal(3, await KillsAsync("?serverId=default-server&period=week"));

        async Task<int> KillsAsync(string query) => (await ReadAsync(player + query)).GetProperty("totalKills").GetInt32();
    }

    [Fact]
    public async Task An_unknown_period_or_server_is_told()
    {
        var player = Given.Name();
        await Given.KillAsync(player, Given.Name());
        using var anyone = App.Client();

        var period = (await anyone.GetAsync($"/api/stats/user/{player}?period=fortnight")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.Contains("season", period.Text("detail"), StringComparison.Ordinal);
        (await anyone.GetAsync($"/api/stats/user/{player}?serverId=nowhere")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task Recent_kills_are_the_last_ten_and_hide_private_victims()
    {
        var (player, shy) = (Given.Name(), Given.Name());
        for (var i = 1; i <= 11; i++)
        {
            await KillAtAsync(player, Now.AddMinutes(-i));
        }

        await Given.KillAsync(player, shy);
        await Given.PrivacyAsync(shy, Privacy.Private);

        var recent = (await ReadAsync(player)).GetProperty("recentKills").EnumerateArray().ToList();

        Assert.Equal(10, recent.Count);
        Assert.Equal("a private player", recent[0].Text("victim"));
        Assert.Equal(recent.OrderByDescending(kill => kill.Text("timestamp"), StringComparer.Ordinal), recent);
        Assert.DoesNotContain(recent, kill => kill.Text("victim") == shy);
    }

    private Task<Kill> KillAtAsync(string player, DateTimeOffset at, Guid server = default) => Given.KillAsync(
        new NewKill { KillerName = player, VictimName = Given.Name(), IsPvP = true, Timestamp = at, ServerId = server });

    private async Task KillWithAsync(string player, params string[] weapons)
    {
        foreach (var weapon in weapons)
        {
            await Given.KillAsync(new NewKill { KillerName = player, VictimName = Given.Name(), IsPvP = true, Weapon = weapon });
        }
    }

    private async Task<JsonElement> ReadAsync(string id)
    {
        using var anyone = App.Client();
        var answer = await anyone.GetAsync($"/api/stats/user/{id}");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer.Json;
    }
}
