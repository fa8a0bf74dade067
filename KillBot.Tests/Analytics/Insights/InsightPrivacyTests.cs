using System.Net;
using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Analytics.Insights;

/// <summary>Who is told what about whom.</summary>
public sealed class InsightPrivacyTests(KillBotApp app) : AppTest(app)
{
    private static readonly string[] Paths = ["/api/analytics/insights", "/api/analytics/recommendations"];

    [Fact]
    public async Task A_hidden_nemesis_is_not_named()
    {
        var (guild, owner) = (await Given.GuildAsync(), await Given.UserAsync());
        var (tracker, rival) = (await Given.TrackerAsync(owner: owner, guild: guild.DiscordId), await Given.TrackerAsync());
        await App.FightAsync(tracker.Player, Given.Name(), 30, hoursAgo: 400, minutesApart: 90);
        await App.FightAsync(rival.Player, tracker.Player, 10, hoursAgo: 200, minutesApart: 90);

        await AssertNamedAsync(true);
        await Given.PrivacyAsync(rival.Player, Privacy.Private);
        await AssertNamedAsync(false);
        await Given.PrivacyAsync(rival.Player, Privacy.Server);
        await AssertNamedAsync(false);
        await App.ExecuteSqlAsync(
            "INSERT INTO server_memberships (player_id, server_id) VALUES (@p0, @p1)", (await Given.PlayerAsync(rival.Player)).Id, guild.Id);
        await AssertNamedAsync(true);

        async Task AssertNamedAsync(bool isNamed)
        {
            var login = await Given.SignInAsync(owner);
            foreach (var (api, path) in Paths.SelectMany(path => (IEnumerable<(ApiClient, string)>)[(tracker.Api, path), (login.Api, path)]))
            {
                var answer = await api.GetAsync(path);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.Equal(isNamed, answer.Body.Contains(rival.Player, StringComparison.OrdinalIgnoreCase));
                Assert.Equal(isNamed, TypesOf(answer).Any(type => type is "nemesis" or "opponent"));
            }
        }
    }

    [Fact]
    public async Task Weapons_and_places_that_name_somebody_hidden_are_unknown()
    {
        var (tracker, rival) = (await Given.TrackerAsync(), await Given.TrackerAsync());
        await App.FightAsync(
            tracker.Player, rival.Player, 20, hoursAgo: 100, weapon: $"gun of {rival.Player}", location: $"{rival.Player}'s hangar", minutesApart: 90);
        string[] paths = [.. Paths, "/api/analytics/dashboard?serverId=", $"/api/kills/user/{tracker.Player}"];

        await AssertNamedAsync(true);
        await Given.PrivacyAsync(rival.Player, Privacy.Private);
        await AssertNamedAsync(false);

        async Task AssertNamedAsync(bool isNamed)
        {
            foreach (var path in paths)
            {
                var answer = await tracker.Api.GetAsync(path);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.Equal(isNamed, answer.Body.Contains(rival.Player, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task A_server_is_told_of_to_its_members_only()
    {
        var guild = await Given.GuildAsync();
        await App.FightAsync(Given.Name(), Given.Name(), 30, hoursAgo: 400, weapon: "axe", location: "Daymar", server: guild.Id, minutesApart: 90);
        var (member, inner, admin) = (
            await Given.MemberAsync(guild.DiscordId!.Value), await Given.TrackerAsync(guild: guild.DiscordId), await Given.AdminAsync());
        var stranger = await Given.TrackerAsync();
        using var anyone = App.Client();

        foreach (var path in Paths)
        {
            foreach (var id in (string[])[$"server_{guild.Id:N}", $"{guild.DiscordId}"])
            {
                (await stranger.Api.GetAsync($"{path}?serverId={id}")).AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
                (await anyone.GetAsync($"{path}?serverId={id}")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
                foreach (var api in (ApiClient[])[member.Api, inner.Api, admin.Api])
                {
                    var answer = await api.GetAsync($"{path}?serverId={id}");
                    Assert.Contains(TypesOf(answer), type => type is "weapon" or "place");
                    Assert.Contains("the server's", answer.Body, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain("your", answer.Body, StringComparison.OrdinalIgnoreCase);
                }
            }

            (await stranger.Api.GetAsync($"{path}?serverId=server_{Guid.CreateVersion7():N}")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
            (await anyone.GetAsync(path)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
            Assert.Equal(HttpStatusCode.OK, (await stranger.Api.GetAsync($"{path}?serverId=default-server")).Status);
        }

        var manager = await Given.MemberAsync(guild.DiscordId!.Value, permissions: 0x20);
        await manager.Api.PutAsync($"/api/servers/{guild.DiscordId}/settings", new { privacyLevel = "private" });
        foreach (var path in Paths)
        {
            (await stranger.Api.GetAsync($"{path}?serverId={guild.DiscordId}")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        }
    }

    [Fact]
    public async Task The_median_of_a_server_that_one_is_not_in_stays_there()
    {
        var guild = await Given.GuildAsync();
        var left = await Given.TrackerAsync(guild: guild.DiscordId);
        string[] others = [left.Player, .. Enumerable.Range(0, 7).Select(_ => Given.Name())];
        for (var i = 0; i < others.Length; i++)
        {
            await App.FightAsync(others[i], others[(i + 1) % others.Length], i == 0 ? 60 : 10, hoursAgo: 2000 + (i * 10), server: guild.Id, minutesApart: i == 0 ? 24 * 60 : 20);
        }

        Assert.Contains("kdr", TypesOf(await left.Api.GetAsync(Paths[0])));
        await App.ExecuteSqlAsync("DELETE FROM server_memberships WHERE server_id = @p0", guild.Id);

        Assert.DoesNotContain("kdr", TypesOf(await left.Api.GetAsync(Paths[0])));
    }

    private static List<string?> TypesOf(ApiAnswer answer) =>
        [.. answer.Json.GetProperty("data").EnumerateArray().Select(insight => JsonElementText.Text(insight, "type"))];
}
