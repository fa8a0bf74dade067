using System.Net;
using KillBot.Domain.Kills;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills;

/// <summary>GET /api/kills/user/{id} and /api/kills/server/{id}: whom an id finds, and pages.</summary>
public sealed class KillListTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task A_user_is_found_by_every_id()
    {
        var owner = await Given.UserAsync();
        var tracker = await Given.TrackerAsync(owner: owner);
        var kill = await Given.KillAsync(tracker.Player, Given.Name());
        var player = await Given.PlayerAsync(tracker.Player);
        using var anyone = App.Client();

        foreach (var id in (string[])
            [tracker.Player, tracker.Player.ToUpperInvariant(), $"{owner}", $"user_{player.Id:N}", $"user_{player.UserId:N}"])
        {
            var answer = await anyone.GetAsync($"/api/kills/user/{id}");

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal($"kill_{kill.Id:N}", Assert.Single(answer.Json.GetProperty("kills").EnumerateArray()).Text("id"));
            Assert.Null(answer.Text("nextCursor"));
        }
    }

    [Fact]
    public async Task An_account_without_players_is_known_and_has_no_kills()
    {
        var person = await Given.SignInAsync();
        // Nobody gets into somebody's place by a name.
        await Given.KillAsync($"{person.User.DiscordId}", Given.Name());
        using var anyone = App.Client();

        foreach (var id in (string[])[$"{person.User.DiscordId}", $"user_{person.User.Id:N}"])
        {
            Assert.Equal("""{"kills":[],"nextCursor":null}""", (await anyone.GetAsync($"/api/kills/user/{id}")).Body);
        }

        await person.Api.PutAsync($"/api/users/{person.User.DiscordId}", new { privacyLevel = "PRIVATE" });
        (await anyone.GetAsync($"/api/kills/user/{person.User.DiscordId}")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
    }

    [Fact]
    public async Task A_player_may_be_called_by_a_number()
    {
        await Given.KillAsync("31337", Given.Name());
        using var anyone = App.Client();

        Assert.Single((await anyone.GetAsync("/api/kills/user/31337")).Json.GetProperty("kills").EnumerateArray());
    }

    [Theory]
    [InlineData("Nobody-at-all")]
    [InlineData("999999999999999999")]
    [InlineData("user_00000000000000000000000000000001")]
    [InlineData("user_nonsense")]
    [InlineData("..%2f..")]
    public async Task Nobody_is_not_found(string id)
    {
        using var anyone = App.Client();

        (await anyone.GetAsync($"/api/kills/user/{id}")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
    }

    [Fact]
    public async Task A_server_is_found_by_every_id()
    {
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync(guild: guild.DiscordId);
        var posted = await tracker.Api.PostKillAsync(new { victimId = Given.Name(), rawData = new { a = 1 } });

        foreach (var id in (string[])[$"{guild.DiscordId}", $"server_{guild.Id:N}"])
        {
            var answer = await tracker.Api.GetAsync($"/api/kills/server/{id}");

            var kill = Assert.Single(answer.Json.GetProperty("kills").EnumerateArray());
            Assert.Equal(posted.Body, kill.GetRawText());
        }
    }

    [Fact]
    public async Task Kills_of_no_guild_are_on_the_default_server()
    {
        var kill = await Given.KillAsync(Given.Name(), Given.Name());
        using var anyone = App.Client();

        var ids = await anyone.ReadAllPagesAsync("/api/kills/server/default-server", 500);

        Assert.Contains($"kill_{kill.Id:N}", ids);
    }

    [Theory]
    [InlineData("999")]
    [InlineData("server_00000000000000000000000000000001")]
    [InlineData("server_")]
    [InlineData("Default-Server")]
    public async Task An_unknown_server_is_not_found(string id)
    {
        using var anyone = App.Client();

        (await anyone.GetAsync($"/api/kills/server/{id}")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task Suicides_and_accidents_are_nobodys_kills_but_happen_on_a_server()
    {
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync(guild: guild.DiscordId);
        await tracker.Api.PostKillAsync(new { victimId = tracker.Player });
        await tracker.Api.PostKillAsync(new { killerId = "GameRules", victimId = tracker.Player });

        var ofUser = await tracker.Api.GetAsync($"/api/kills/user/{tracker.Player}");
        var ofServer = await tracker.Api.GetAsync($"/api/kills/server/{guild.DiscordId}");

        Assert.Empty(ofUser.Json.GetProperty("kills").EnumerateArray());
        Assert.Equal(2, ofServer.Json.GetProperty("kills").GetArrayLength());
    }

    [Theory]
    [InlineData("", 50)]
    [InlineData("?limit=0", 1)]
    [InlineData("?limit=-5", 1)]
    [InlineData("?limit=3", 3)]
    [InlineData("?limit=501", 60)]
    [InlineData("?limit=99999999999", 60)]
    public async Task Limits_are_clamped(string query, int expected)
    {
        var player = Given.Name();
        await RecordAsync(player, 60);
        using var anyone = App.Client();

        var answer = await anyone.GetAsync($"/api/kills/user/{player}{query}");

        Assert.Equal(expected, answer.Json.GetProperty("kills").GetArrayLength());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(500)]
    public async Task Pages_visit_each_kill_once_and_newest_first(int limit)
    {
        var player = Given.Name();
        var recorded = await RecordAsync(player, 20);
        using var anyone = App.Client();

        var ids = await anyone.ReadAllPagesAsync($"/api/kills/user/{player}", limit);

        Assert.Equal(
            recorded.OrderByDescending(kill => kill.Timestamp).ThenByDescending(kill => kill.Id.ToString("N"), StringComparer.Ordinal)
                .Select(kill => $"kill_{kill.Id:N}"),
            ids);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAA")]
    [InlineData("________________________________")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task A_cursor_that_nobody_gave_is_refused(string cursor)
    {
        using var anyone = App.Client();

        (await anyone.GetAsync($"/api/kills/server/default-server?cursor={cursor}"))
            .AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    /// <summary>Four kills in each second: pages must not stumble over equal times.</summary>
    private async Task<IReadOnlyList<Kill>> RecordAsync(string player, int count)
    {
        var start = App.Clock.GetUtcNow().AddHours(-1);
        var recorded = await App.Get<KillRecorder>().RecordAsync([.. Enumerable.Range(0, count).Select(i => new NewKill
        {
            KillerName = player,
            VictimName = $"{player}-{i}",
            Timestamp = start.AddSeconds(i / 4),
        })]);
        return [.. recorded.Select(result => result.Kill)];
    }
}
