using System.Net;
using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Leaderboards;

/// <summary><c>GET /api/leaderboard/{type}</c></summary>
public sealed class LeaderboardTests : IDisposable
{
    private readonly LeaderboardRig _rig = new();

    [Fact]
    public async Task The_answer_has_the_documents_shape()
    {
        var owner = await _rig.Given.UserAsync();
        await _rig.App.ExecuteSqlAsync("UPDATE users SET avatar = 'a1b2' WHERE discord_id = @p0", owner);
        var top = await _rig.Given.TrackerAsync("Top", owner);
        await _rig.KillsAsync("Top", 3);
        await _rig.KillsAsync("Second", 2);

        var board = await _rig.ReadAsync("kills", top.Api);

        Assert.Equal("kills", board.Text("type"));
        var entries = board.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(["rank", "user", "value", "change"], entries[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal((1, 3, "+0"), (entries[0].GetProperty("rank").GetInt32(), entries[0].GetProperty("value").GetInt32(), entries[0].Text("change")));
        var player = await _rig.Given.PlayerAsync("Top");
        var user = entries[0].GetProperty("user");
        Assert.Equal(
            ($"user_{player.UserId:N}", "Top", $"https://cdn.discordapp.com/avatars/{owner}/a1b2.png"),
            (user.Text("id"), user.Text("username"), user.Text("avatar")));
        var second = entries[1].GetProperty("user");
        Assert.Equal(($"user_{(await _rig.Given.PlayerAsync("Second")).Id:N}", null), (second.Text("id"), second.Text("avatar")));
        Assert.Equal("""{"rank":1,"value":3,"change":"+0"}""", board.GetProperty("userRank").GetRawText());
        Assert.Equal(("all", null, "2"), (board.Text("period"), board.Text("serverId"), board.Text("total")));
    }

    [Fact]
    public async Task Equal_values_share_a_rank_and_nothing_is_no_place()
    {
        await _rig.KillsAsync("A", 1);
        await _rig.KillsAsync("B", 3);
        await _rig.KillsAsync("C", 3);
        await _rig.KillsAsync("D", 2);
        await _rig.DeathsAsync("E", 2);

        Assert.Equal(["1 B 3 +0", "1 C 3 +0", "3 D 2 +0", "4 A 1 +0"], (await _rig.LinesAsync("kills")).Order(StringComparer.Ordinal));
        Assert.Equal(["1 E 2 +0"], await _rig.LinesAsync("deaths"));
        Assert.Empty(await _rig.LinesAsync("pvp_kills"));
    }

    [Fact]
    public async Task Every_kill_is_on_the_boards_at_once()
    {
        for (var i = 1; i <= 3; i++)
        {
            await _rig.KillsAsync("A", 1, isPvP: true);
            Assert.Equal([$"1 A {i} +0"], await _rig.LinesAsync("pvp_kills?period=week"));
        }
    }

    [Theory]
    [InlineData("all", 5)]
    [InlineData("season", 5)]
    [InlineData("month", 5)]
    [InlineData("week", 3)]
    [InlineData("day", 1)]
    public async Task A_ratio_takes_deaths_to_lead(string period, int deaths)
    {
        await _rig.KillsAsync("Lucky", 50);
        await _rig.DeathsAsync("Lucky", deaths - 1);
        await _rig.KillsAsync("Ann", 7);
        await _rig.DeathsAsync("Ann", deaths);
        await _rig.DeathsAsync("Bob", deaths);

        var ratio = Math.Round(7m / deaths, 2);
        Assert.Equal(
            [$"1 Ann {ratio.ToString(System.Globalization.CultureInfo.InvariantCulture)} +0"], await _rig.LinesAsync($"kdr?period={period}"));
    }

    [Fact]
    public async Task Pages_fit_together_and_limits_are_clamped()
    {
        for (var i = 1; i <= 12; i++)
        {
            await _rig.KillsAsync($"P{i:D2}", i);
        }

        var all = await _rig.LinesAsync("kills?limit=1000");
        Assert.Equal(12, all.Count);
        Assert.Equal(all.Take(10), await _rig.LinesAsync("kills"));
        Assert.Equal(all.Take(1), await _rig.LinesAsync("kills?limit=-5"));
        Assert.Equal(all.Skip(3).Take(4), await _rig.LinesAsync("kills?limit=4&offset=3"));
        Assert.Equal(all, await _rig.LinesAsync("kills?limit=100&offset=-1"));
        Assert.Empty(await _rig.LinesAsync("kills?offset=9223372036854775807"));
    }

    [Fact]
    public async Task Servers_have_boards_of_their_own()
    {
        var guild = await _rig.Given.GuildAsync();
        await _rig.KillsAsync("A", 2, server: guild.Id);
        await _rig.KillsAsync("A", 1);
        await _rig.KillsAsync("B", 5);

        Assert.Equal(["1 A 2 +0"], await _rig.LinesAsync($"kills?serverId={guild.DiscordId}"));
        Assert.Equal(["1 A 2 +0"], await _rig.LinesAsync($"kills?period=day&serverId=server_{guild.Id:N}"));
        Assert.Equal(["1 B 5 +0", "2 A 1 +0"], await _rig.LinesAsync("kills?serverId=default-server"));
        Assert.Equal(["1 B 5 +0", "2 A 3 +0"], await _rig.LinesAsync("kills"));
        Assert.Equal("default-server", (await _rig.ReadAsync("kills?serverId=default-server")).Text("serverId"));
    }

    [Fact]
    public async Task Boards_of_a_period_begin_anew_with_it()
    {
        // The clock stands at noon of Thursday, 2026-01-01.
        var midnight = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await _rig.KillsAsync("Today", 1, midnight);
        await _rig.KillsAsync("Yesterday", 2, midnight.AddMilliseconds(-1));
        await _rig.KillsAsync("Monday", 3, midnight.AddDays(-3));
        await _rig.KillsAsync("Sunday", 4, midnight.AddDays(-3).AddMilliseconds(-1));

        Assert.Equal(["1 Today 1 +0"], await _rig.LinesAsync("kills?period=day"));
        Assert.Equal(["1 Monday 3 +0", "2 Yesterday 2 +0", "3 Today 1 +0"], await _rig.LinesAsync("kills?period=week"));
        Assert.Equal(["1 Today 1 +0"], await _rig.LinesAsync("kills?period=month"));
        Assert.Equal(["1 Today 1 +0"], await _rig.LinesAsync("kills?period=season"));
        Assert.Equal(4, (await _rig.LinesAsync("kills?period=all")).Count);
        _rig.App.Clock.Advance(TimeSpan.FromDays(4) - TimeSpan.FromHours(12));
        Assert.Empty(await _rig.LinesAsync("kills?period=day"));
        Assert.Empty(await _rig.LinesAsync("kills?period=week"));
        Assert.Equal(["1 Today 1 +0"], await _rig.LinesAsync("kills?period=month"));
    }

    [Fact]
    public async Task Whoever_calls_sees_where_their_best_player_stands()
    {
        var owner = await _rig.Given.UserAsync();
        var (first, _) = (await _rig.Given.TrackerAsync("First", owner), await _rig.Given.TrackerAsync("Other", owner));
        var idle = await _rig.Given.TrackerAsync("Idle");
        var login = await _rig.Given.SignInAsync(owner);
        var nobody = await _rig.Given.SignInAsync();
        await _rig.KillsAsync("First", 1);
        await _rig.KillsAsync("Other", 2);
        await _rig.KillsAsync("A", 5);

        foreach (var client in (ApiClient[])[first.Api, login.Api])
        {
            Assert.Equal("""{"rank":2,"value":2,"change":"+0"}""", (await _rig.ReadAsync("kills?limit=1", client)).GetProperty("userRank").GetRawText());
        }

        Assert.Equal("""{"rank":4,"value":0,"change":"+0"}""", (await _rig.ReadAsync("kills", idle.Api)).GetProperty("userRank").GetRawText());
        Assert.Null((await _rig.ReadAsync("kdr", idle.Api)).Text("userRank"));
        Assert.Null((await _rig.ReadAsync("kills", nobody.Api)).Text("userRank"));
        Assert.Null((await _rig.ReadAsync("kills")).Text("userRank"));
    }

    [Fact]
    public async Task What_is_unknown_is_told_with_what_is_known()
    {
        using var anyone = _rig.App.Client();

        var type = (await anyone.GetAsync("/api/leaderboard/assists")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        Assert.Contains("kills, deaths, kdr, pvp_kills", type.Text("detail"), StringComparison.Ordinal);
        (await anyone.GetAsync("/api/leaderboard/kills?period=era")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        (await anyone.GetAsync("/api/leaderboard/kills?limit=many")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        (await anyone.GetAsync("/api/leaderboard/kills?serverId=123")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task The_rank_in_the_statistics_is_that_of_the_board()
    {
        await _rig.KillsAsync("A", 3);
        await _rig.KillsAsync("B", 3);
        await _rig.KillsAsync("C", 1);
        await _rig.KillsAsync("Hidden", 9);
        await _rig.Given.PrivacyAsync("Hidden", Privacy.Private);
        // Another process has changed it: this one notices within seconds.
        _rig.App.Clock.Advance(TimeSpan.FromMinutes(2));
        var hidden = await _rig.Given.TrackerAsync("Hidden");

        foreach (var (player, rank) in ((string, int)[])[("A", 1), ("B", 1), ("C", 3), ("Hidden", 1)])
        {
            Assert.Equal(rank, (await hidden.Api.GetAsync($"/api/stats/user/{player}")).Json.GetProperty("rank").GetInt32());
        }
    }

    public void Dispose() => _rig.Dispose();
}
