using System.Net;
using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills;

/// <summary>Whose name may be read by whom.</summary>
public sealed class KillPrivacyTests(KillBotApp app) : AppTest(app)
{
    [Theory]
    [InlineData(Privacy.Private)]
    [InlineData(Privacy.Server)]
    public async Task A_private_player_is_as_unknown_as_nobody(Privacy privacy)
    {
        var tracker = await Given.TrackerAsync();
        await Given.KillAsync(tracker.Player, Given.Name());
        await Given.PrivacyAsync(tracker.Player, privacy);
        var player = await Given.PlayerAsync(tracker.Player);
        var stranger = await Given.TrackerAsync();
        using var anyone = App.Client();

        foreach (var id in (string[])[tracker.Player, $"user_{player.Id:N}"])
        {
            var nobody = await anyone.GetAsync("/api/kills/user/Nobody-at-all");
            var hidden = (await anyone.GetAsync($"/api/kills/user/{id}")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
            Assert.Equal(nobody.Text("detail"), hidden.Text("detail"));
            (await stranger.Api.GetAsync($"/api/kills/user/{id}")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
            Assert.Equal(HttpStatusCode.OK, (await tracker.Api.GetAsync($"/api/kills/user/{id}")).Status);
        }
    }

    [Fact]
    public async Task An_administrator_sees_private_players()
    {
        var (tracker, admin) = (await Given.TrackerAsync(), await Given.AdminAsync());
        await Given.KillAsync(tracker.Player, Given.Name());
        await Given.PrivacyAsync(tracker.Player, Privacy.Private);

        var answer = await admin.Api.GetAsync($"/api/kills/user/{tracker.Player}");

        Assert.Equal(tracker.Player, Assert.Single(answer.Json.GetProperty("kills").EnumerateArray()).Text("killerId"));
    }

    [Fact]
    public async Task Members_of_a_shared_server_see_server_players_and_nobody_private()
    {
        var guild = await Given.GuildAsync();
        var (tracker, fellow) = (await Given.TrackerAsync(guild: guild.DiscordId), await Given.TrackerAsync(guild: guild.DiscordId));
        await Given.KillAsync(tracker.Player, Given.Name());

        await Given.PrivacyAsync(tracker.Player, Privacy.Server);
        Assert.Equal(HttpStatusCode.OK, (await fellow.Api.GetAsync($"/api/kills/user/{tracker.Player}")).Status);

        await Given.PrivacyAsync(tracker.Player, Privacy.Private);
        (await fellow.Api.GetAsync($"/api/kills/user/{tracker.Player}")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
    }

    [Theory]
    [InlineData(Privacy.Private, "killer")]
    [InlineData(Privacy.Private, "victim")]
    [InlineData(Privacy.Server, "killer")]
    [InlineData(Privacy.Server, "victim")]
    public async Task Lists_do_not_leak_names(Privacy privacy, string who)
    {
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync(guild: guild.DiscordId);
        var victim = Given.Name();
        await tracker.Api.PostKillAsync(
            new { victimId = victim, serverId = $"{guild.DiscordId}", rawData = new { line = $"{tracker.Player} > {victim}" } });
        var (hidden, shown) = who == "killer" ? (tracker.Player, victim) : (victim, tracker.Player);
        await Given.PrivacyAsync(hidden, privacy);
        using var anyone = App.Client();

        var answer = await anyone.GetAsync($"/api/kills/server/{guild.DiscordId}");

        Assert.Contains("a private player", answer.Body, StringComparison.Ordinal);
        Assert.Contains(shown, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_victim_is_not_named_among_a_users_kills()
    {
        var (tracker, victim) = (await Given.TrackerAsync(), await Given.TrackerAsync());
        await Given.KillAsync(tracker.Player, victim.Player);
        await Given.PrivacyAsync(victim.Player, Privacy.Private);

        var forKiller = await tracker.Api.GetAsync($"/api/kills/user/{tracker.Player}");
        var forVictim = await victim.Api.GetAsync($"/api/kills/user/{tracker.Player}");

        Assert.DoesNotContain(victim.Player, forKiller.Body, StringComparison.Ordinal);
        Assert.Contains(victim.Player, forVictim.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_sees_each_of_its_players()
    {
        var owner = await Given.UserAsync();
        var (main, second) = (await Given.TrackerAsync(owner: owner), await Given.TrackerAsync(owner: owner));
        await Given.KillAsync(Given.Name(), second.Player);
        await Given.KillAsync(second.Player, main.Player);
        await Given.PrivacyAsync(second.Player, Privacy.Private);

        var answer = await main.Api.GetAsync("/api/kills/server/default-server?limit=500");

        Assert.Equal(2, answer.Json.GetProperty("kills").EnumerateArray()
            .Count(kill => kill.Text("killerId") == second.Player || kill.Text("victimId") == second.Player));
    }

    [Fact]
    public async Task Members_of_a_shared_server_read_each_others_names()
    {
        var guild = await Given.GuildAsync();
        var (tracker, fellow) = (await Given.TrackerAsync(guild: guild.DiscordId), await Given.TrackerAsync(guild: guild.DiscordId));
        await tracker.Api.PostKillAsync(new { victimId = Given.Name() });
        await Given.PrivacyAsync(tracker.Player, Privacy.Server);

        var answer = await fellow.Api.GetAsync($"/api/kills/server/{guild.DiscordId}");

        Assert.Contains(tracker.Player, answer.Body, StringComparison.Ordinal);
    }
}
