using KillBot.Domain.Data;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Players;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Leaderboards;

/// <summary>Places gained and lost since the last snapshot.</summary>
public sealed class LeaderboardChangeTests : IDisposable
{
    private readonly LeaderboardRig _rig = new();

    [Fact]
    public async Task Places_are_compared_with_the_beginning_of_the_day()
    {
        var tracker = await _rig.Given.TrackerAsync("C");
        await NextDayAsync();
        await _rig.KillsAsync("A", 3);
        await _rig.KillsAsync("B", 2);
        await _rig.KillsAsync("C", 1);
        await NextDayAsync();
        await _rig.KillsAsync("C", 9);
        await _rig.KillsAsync("New", 5);

        Assert.Equal(["1 C 10 +2", "2 New 5 +0", "3 A 3 -2", "4 B 2 -2"], await _rig.LinesAsync("kills"));
        Assert.Equal(["1 C 10 +2", "2 New 5 +0", "3 A 3 -2", "4 B 2 -2"], await _rig.LinesAsync("kills?period=week&serverId=default-server"));
        Assert.Equal("""{"rank":1,"value":10,"change":"+2"}""", (await _rig.ReadAsync("kills?offset=3", tracker.Api)).GetProperty("userRank").GetRawText());
        await NextDayAsync();
        Assert.Equal(["1 C 10 +0", "2 New 5 +0", "3 A 3 +0", "4 B 2 +0"], await _rig.LinesAsync("kills"));
    }

    [Fact]
    public async Task A_board_that_has_begun_anew_is_not_compared_with_the_last_one()
    {
        await NextDayAsync();
        await _rig.KillsAsync("A", 2);
        await _rig.KillsAsync("B", 1);
        await NextDayAsync();
        await _rig.KillsAsync("B", 5);
        Assert.Equal(["1 B 6 +1", "2 A 2 -1"], await _rig.LinesAsync("kills?period=month"));

        // A month later without a snapshot.
        _rig.App.Clock.Advance(TimeSpan.FromDays(31));
        await _rig.KillsAsync("B", 1);

        Assert.Equal(["1 B 1 +0"], await _rig.LinesAsync("kills?period=month"));
        Assert.Equal(["1 B 7 +1", "2 A 2 -1"], await _rig.LinesAsync("kills"));
    }

    [Fact]
    public async Task Members_and_others_compare_what_each_of_them_sees()
    {
        var guild = await _rig.Given.GuildAsync();
        await _rig.Given.TrackerAsync("Inner", guild: guild.DiscordId);
        var fellow = await _rig.Given.TrackerAsync("Fellow", guild: guild.DiscordId);
        await _rig.KillsAsync("Inner", 5, server: guild.Id);
        await _rig.KillsAsync("Fellow", 2, server: guild.Id);
        await _rig.Given.PrivacyAsync("Inner", Privacy.Server);
        await NextDayAsync();
        await _rig.KillsAsync("Fellow", 9, server: guild.Id);

        Assert.Equal(["1 Fellow 11 +1", "2 Inner 5 -1"], await _rig.LinesAsync($"kills?serverId={guild.DiscordId}", fellow.Api));
        Assert.Equal(["1 Fellow 11 +0"], await _rig.LinesAsync($"kills?serverId={guild.DiscordId}"));
    }

    [Fact]
    public async Task Merged_players_are_compared_with_the_better_place_of_both()
    {
        await _rig.KillsAsync("Old", 1);
        await _rig.KillsAsync("A", 3);
        await _rig.KillsAsync("New", 4);
        await NextDayAsync();

        await _rig.App.Get<PlayerRegistry>().RenameAsync("Old", "New", merge: true);

        Assert.Equal(["1 New 5 +0", "2 A 3 +0"], await _rig.LinesAsync("kills"));
        Assert.Equal(0, await _rig.App.ReadAsync(db => db.LeaderboardSnapshots.CountAsync(
            rank => !db.Players.Any(player => player.Id == rank.PlayerId))));
    }

    [Fact]
    public async Task A_forgotten_player_has_stood_nowhere()
    {
        await _rig.KillsAsync("Gone", 5);
        await _rig.KillsAsync("A", 1);
        await NextDayAsync();

        Assert.True(await _rig.App.Get<PlayerRegistry>().ForgetAsync("Gone"));

        Assert.Equal(["1 A 1 +1"], await _rig.LinesAsync("kills"));
        Assert.Equal(0, await _rig.App.ReadAsync(db => db.LeaderboardSnapshots.CountAsync(
            rank => !db.Players.Any(player => player.Id == rank.PlayerId))));
    }

    [Fact]
    public async Task A_day_has_one_snapshot_and_two_days_are_kept()
    {
        await _rig.KillsAsync("A", 1);
        var places = await NextDayAsync();
        await _rig.KillsAsync("B", 2);

        // All of time and this week, this month, this season: by kills, everywhere and on the default server.
        Assert.Equal(8, places);
        Assert.Equal(0, await _rig.App.Get<LeaderboardSnapshots>().TakeAsync(CancellationToken.None));
        Assert.Equal(["1 B 2 +0", "2 A 1 -1"], await _rig.LinesAsync("kills"));
        await NextDayAsync();
        await NextDayAsync();
        Assert.Equal(2, await _rig.App.ReadAsync(db => db.LeaderboardSnapshots.Select(rank => rank.Day).Distinct().CountAsync()));
    }

    [Fact]
    public async Task A_server_that_starts_takes_the_snapshot_that_is_missing()
    {
        using var app = new KillBotApp { RunsJobs = true };
        var today = $"{Domain.Stats.CalendarPeriods.DayOf(app.Clock.GetUtcNow())}";

        await Eventually.HoldsAsync(
            () => app.Get<InstanceMemory>().RecallAsync("leaderboard_snapshot_day", CancellationToken.None).GetAwaiter().GetResult() == today,
            "the snapshot of the start");

        app.Logs.AssertQuiet();
    }

    public void Dispose() => _rig.Dispose();

    /// <summary>What the job does shortly after midnight.</summary>
    private async Task<int> NextDayAsync()
    {
        _rig.App.Clock.Advance(TimeSpan.FromDays(1));
        return await _rig.App.Get<LeaderboardSnapshots>().TakeAsync(CancellationToken.None);
    }
}
