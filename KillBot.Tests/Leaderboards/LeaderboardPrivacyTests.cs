using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Leaderboards;

/// <summary>Who is on whose leaderboards.</summary>
public sealed class LeaderboardPrivacyTests : IDisposable
{
    private readonly LeaderboardRig _rig = new();

    [Fact]
    public async Task Whoever_has_just_become_private_is_shown_to_nobody_and_others_move_up()
    {
        var admin = await _rig.Given.AdminAsync();
        var shy = await _rig.Given.TrackerAsync("Shy");
        await _rig.KillsAsync("Shy", 5);
        await _rig.KillsAsync("A", 2);
        await _rig.KillsAsync("B", 1);
        Assert.Equal(["1 Shy 5 +0", "2 A 2 +0", "3 B 1 +0"], await _rig.LinesAsync("kills"));

        // By another process, and no time passes.
        await _rig.Given.PrivacyAsync("Shy", Privacy.Private);

        foreach (var client in (ApiClient?[])[null, admin.Api, shy.Api])
        {
            Assert.Equal(["1 A 2 +0", "2 B 1 +0"], await _rig.LinesAsync("kills", client));
        }

        Assert.Equal("""{"rank":1,"value":5,"change":"+0"}""", (await _rig.ReadAsync("kills", shy.Api)).GetProperty("userRank").GetRawText());
    }

    [Fact]
    public async Task Whoever_shows_themself_again_is_back_at_once()
    {
        var person = await _rig.Given.SignInAsync();
        await _rig.Given.TrackerAsync("Shy", person.User.DiscordId);
        await _rig.KillsAsync("Shy", 5);
        await _rig.KillsAsync("A", 2);
        var path = $"/api/users/{person.User.DiscordId}";

        foreach (var (privacy, lines) in (IEnumerable<(string, string[])>)[("PRIVATE", ["1 A 2 +0"]), ("PUBLIC", ["1 Shy 5 +0", "2 A 2 +0"])])
        {
            await person.Api.PutAsync(path, new { privacyLevel = privacy });
            Assert.Equal(lines, await _rig.LinesAsync("kills"));
        }
    }

    [Fact]
    public async Task Players_for_members_are_on_their_servers_boards_for_members_and_administrators()
    {
        var (guild, elsewhere) = (await _rig.Given.GuildAsync(), await _rig.Given.GuildAsync());
        await _rig.Given.TrackerAsync("Inner", guild: guild.DiscordId);
        var fellow = await _rig.Given.TrackerAsync("Fellow", guild: guild.DiscordId);
        var stranger = await _rig.Given.TrackerAsync("Stranger", guild: elsewhere.DiscordId);
        var admin = await _rig.Given.AdminAsync();
        var member = await _rig.Given.SignInAsync();
        await _rig.App.ExecuteSqlAsync(
            "INSERT INTO server_members (server_id, user_id, is_owner, permissions, seen_at) VALUES (@p0, @p1, 0, 0, 0)", guild.Id, member.User.Id);
        foreach (var player in (string[])["Inner", "Guest"])
        {
            await _rig.KillsAsync(player, 5, server: guild.Id);
            await _rig.Given.PrivacyAsync(player, Privacy.Server);
        }

        await _rig.KillsAsync("Fellow", 2, server: guild.Id);
        var path = $"kills?serverId={guild.DiscordId}";

        foreach (var insider in (ApiClient[])[fellow.Api, admin.Api, member.Api])
        {
            Assert.Equal(["1 Inner 5 +0", "2 Fellow 2 +0"], await _rig.LinesAsync(path, insider));
            Assert.Equal(["1 Fellow 2 +0"], await _rig.LinesAsync("kills", insider));
        }

        foreach (var outsider in (ApiClient?[])[null, stranger.Api])
        {
            Assert.Equal(["1 Fellow 2 +0"], await _rig.LinesAsync(path, outsider));
        }
    }

    [Fact]
    public async Task Names_are_shown_as_they_are_now()
    {
        await _rig.KillsAsync("Old", 1);
        Assert.Equal(["1 Old 1 +0"], await _rig.LinesAsync("kills"));

        await _rig.App.ExecuteSqlAsync("UPDATE players SET name = 'New', name_key = 'new' WHERE name = 'Old'");

        Assert.Equal(["1 New 1 +0"], await _rig.LinesAsync("kills"));
    }

    [Fact]
    public async Task A_removed_player_leaves_no_gap()
    {
        await _rig.KillsAsync("Gone", 5);
        await _rig.KillsAsync("A", 1);
        await _rig.LinesAsync("kills");

        await _rig.App.ExecuteSqlAsync("DELETE FROM players WHERE name = 'Gone'");

        Assert.Equal(["1 A 1 +0"], await _rig.LinesAsync("kills"));
    }

    public void Dispose() => _rig.Dispose();
}
