using System.Net;
using System.Text.Json;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Users;

/// <summary>What a profile shows.</summary>
public sealed class UserProfileTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task An_account_is_found_by_its_id_its_Discord_id_and_its_players_name()
    {
        var discordId = await Given.UserAsync();
        var tracker = await Given.TrackerAsync(owner: discordId);
        await App.ExecuteSqlAsync("UPDATE users SET discriminator = '0001', avatar = 'a_beef' WHERE discord_id = @p0", discordId);
        var id = $"user_{(await Given.PlayerAsync(tracker.Player)).UserId:N}";
        using var anyone = App.Client();

        foreach (var path in (string[])[id, $"{discordId}", tracker.Player, tracker.Player.ToUpperInvariant()])
        {
            var answer = await anyone.GetAsync($"/api/users/{path}");

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal(id, answer.Text("id"));
            Assert.Equal($"{discordId}", answer.Text("discordId"));
            Assert.Equal("0001", answer.Text("discriminator"));
            Assert.Equal($"https://cdn.discordapp.com/avatars/{discordId}/a_beef.gif", answer.Text("avatar"));
            Assert.Equal(tracker.Player, answer.Text("rsiHandle"));
            Assert.Equal("PUBLIC", answer.Text("privacyLevel"));
            Assert.Equal("2026-01-01T12:00:00.000Z", answer.Text("createdAt"));
        }
    }

    [Fact]
    public async Task An_account_without_players_is_shown_too()
    {
        var signedIn = await Given.SignInAsync();
        using var anyone = App.Client();

        var answer = await anyone.GetAsync($"/api/users/{signedIn.User.DiscordId}");

        Assert.Equal(signedIn.User.Name, answer.Text("username"));
        Assert.Null(answer.Text("rsiHandle"));
        Assert.Equal("[]", answer.Json.GetProperty("kills").GetRawText());
    }

    [Fact]
    public async Task A_player_without_an_account_is_shown_by_name()
    {
        var (killer, victim) = (Given.Name(), Given.Name());
        await Given.KillAsync(killer, victim);
        using var anyone = App.Client();

        var answer = await anyone.GetAsync($"/api/users/{killer}");

        Assert.Equal($"user_{(await Given.PlayerAsync(killer)).Id:N}", answer.Text("id"));
        Assert.Equal((null, killer, killer), (answer.Text("discordId"), answer.Text("username"), answer.Text("rsiHandle")));
        Assert.Equal(answer.Body, (await anyone.GetAsync($"/api/users/{answer.Text("id")}")).Body);
    }

    [Fact]
    public async Task The_ten_newest_kills_and_deaths_are_shown_newest_first()
    {
        var (player, opponent) = (Given.Name(), Given.Name());
        var start = App.Clock.GetUtcNow().AddDays(-1);
        for (var i = 0; i < 12; i++)
        {
            await KillAsync(player, $"{opponent}-{i}", start.AddMinutes(i));
            await KillAsync($"{opponent}-{i}", player, start.AddMinutes(i));
        }

        using var anyone = App.Client();
        var answer = await anyone.GetAsync($"/api/users/{player}");

        var expected = Enumerable.Range(2, 10).Reverse().Select(i => $"{opponent}-{i}").ToList();
        Assert.Equal(expected, Names(answer.Json.GetProperty("kills"), "victim"));
        Assert.Equal(expected, Names(answer.Json.GetProperty("deaths"), "killer"));
    }

    [Fact]
    public async Task A_kill_has_victim_server_weapon_place_and_time()
    {
        var guild = await Given.GuildAsync();
        var owner = await Given.UserAsync();
        var victim = await Given.TrackerAsync(owner: owner);
        var killer = Given.Name();
        await Given.KillAsync(new NewKill
        {
            KillerName = killer,
            VictimName = victim.Player,
            Weapon = "gun",
            Location = "Daymar",
            IsPvP = true,
            ServerId = guild.Id,
        });
        using var anyone = App.Client();

        var kill = Assert.Single((await anyone.GetAsync($"/api/users/{killer}")).Json.GetProperty("kills").EnumerateArray());

        Assert.StartsWith("kill_", kill.Text("id"), StringComparison.Ordinal);
        Assert.Equal($"user_{(await Given.PlayerAsync(victim.Player)).UserId:N}", kill.GetProperty("victim").Text("id"));
        Assert.StartsWith("User-", kill.GetProperty("victim").Text("username"), StringComparison.Ordinal);
        Assert.True(kill.GetProperty("victim").TryGetProperty("avatar", out _));
        Assert.Equal($"server_{guild.Id:N}", kill.GetProperty("server").Text("id"));
        Assert.Equal(guild.Name, kill.GetProperty("server").Text("name"));
        Assert.Equal(("gun", "Daymar", "2026-01-01T12:00:00.000Z"), (kill.Text("weapon"), kill.Text("location"), kill.Text("timestamp")));
        Assert.True(kill.GetProperty("isPvP").GetBoolean());
    }

    [Fact]
    public async Task Whoever_is_not_a_player_has_a_name_alone()
    {
        const string Npc = "PU_Human-NineTails-Pilot-Male-Light_01_3864128940772";
        var tracker = await Given.TrackerAsync();
        await tracker.Api.PostKillAsync(new { victimId = Npc });
        await tracker.Api.PostKillAsync(new { victimId = tracker.Player, isEnvironmental = true });
        using var anyone = App.Client();

        var answer = await anyone.GetAsync($"/api/users/{tracker.Player}");

        var npc = answer.Json.GetProperty("kills")[0].GetProperty("victim");
        Assert.Equal((null, Npc, null), (npc.Text("id"), npc.Text("username"), npc.Text("avatar")));
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("deaths")[0].GetProperty("killer").ValueKind);
    }

    [Fact]
    public async Task A_private_opponent_is_not_named()
    {
        var (killer, victim) = (Given.Name(), Given.Name());
        await Given.KillAsync(killer, victim);
        await Given.KillAsync(victim, killer);
        await Given.PrivacyAsync(victim, Privacy.Private);
        using var anyone = App.Client();

        var answer = await anyone.GetAsync($"/api/users/{killer}");

        Assert.DoesNotContain(victim, answer.Body, StringComparison.Ordinal);
        foreach (var opponent in (JsonElement[])
            [answer.Json.GetProperty("kills")[0].GetProperty("victim"), answer.Json.GetProperty("deaths")[0].GetProperty("killer")])
        {
            Assert.Equal((null, "a private player"), (opponent.Text("id"), opponent.Text("username")));
        }
    }

    [Theory]
    [InlineData("usr_nonsense", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    [InlineData("usr_", HttpStatusCode.BadRequest, "VALIDATION_ERROR")]
    [InlineData("usr_12345678-1234-1234-1234-123456789abc", HttpStatusCode.NotFound, "USER_NOT_FOUND")]
    [InlineData("user_nonsense", HttpStatusCode.NotFound, "USER_NOT_FOUND")]
    [InlineData("99999999999999999999", HttpStatusCode.NotFound, "USER_NOT_FOUND")]
    [InlineData("'; DROP TABLE users; --", HttpStatusCode.NotFound, "USER_NOT_FOUND")]
    public async Task Whoever_is_not_there_is_not_found(string id, HttpStatusCode status, string code)
    {
        using var anyone = App.Client();

        (await anyone.GetAsync($"/api/users/{id}")).AssertError(status, code);
    }

    private Task<Kill> KillAsync(string killer, string victim, DateTimeOffset at) =>
        Given.KillAsync(new NewKill { KillerName = killer, VictimName = victim, IsPvP = true, Timestamp = at });

    private static List<string> Names(JsonElement kills, string side) =>
        [.. kills.EnumerateArray().Select(kill => kill.GetProperty(side).Text("username")!)];
}
