using KillBot.Domain.Kills;
using KillBot.Domain.Servers;
using KillBot.Domain.VRChat.Events;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.CommandLine;

/// <summary><c>db migrate|check|backup|rebuild-stats</c></summary>
[Collection(ConsoleCollection.Name)]
public sealed class DatabaseCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CommandLineRig _rig;

    public DatabaseCommandTests() => _rig = new CommandLineRig { ConnectionString = $"Data Source={_folder.File("killbot.db")}" };

    [Fact]
    public async Task Spoilt_statistics_are_found_and_rebuilt()
    {
        await RecordAsync();
        Assert.Equal((0, "file: ok\nreferences: ok\nstatistics: ok\n"), await RunAsync("check"));
        await Sql.ExecuteAsync(
            _rig.ConnectionString,
            "UPDATE player_days SET deaths = deaths + 1 WHERE deaths > 0; DELETE FROM player_weapons; UPDATE server_hours SET deaths = 5");

        var (exitCode, output) = await RunAsync("check");

        Assert.Equal(1, exitCode);
        Assert.Contains("statistics: 3 rows differ from what was recorded", output, StringComparison.Ordinal);
        Assert.Contains("db rebuild-stats", output, StringComparison.Ordinal);
        Assert.Equal((0, "2 players: 3 rows differed and were corrected (days 1, totals 0, weapons 1, hours of servers 1, VRChat 0).\n"), await RunAsync("rebuild-stats"));
        Assert.Equal((0, "2 players: 0 rows differed and were corrected (days 0, totals 0, weapons 0, hours of servers 0, VRChat 0).\n"), await RunAsync("rebuild-stats"));
        Assert.Equal(0, (await RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task Spoilt_counts_of_VRChat_are_found_and_corrected()
    {
        await RecordVisitsAsync();
        Assert.Equal(0, (await RunAsync("check")).ExitCode);
        var before = await CountsAsync();
        await Sql.ExecuteAsync(
            _rig.ConnectionString,
            "UPDATE vrchat_totals SET sessions = 7, encounters = 0, users = -1; UPDATE vrchat_users SET times_encountered = 9 WHERE id <> 'usr_b'");

        Assert.Contains("statistics: 3 rows differ from what was recorded", (await RunAsync("check")).Output, StringComparison.Ordinal);
        Assert.Contains("3 rows differed and were corrected (days 0, totals 0, weapons 0, hours of servers 0, VRChat 3)", (await RunAsync("rebuild-stats")).Output, StringComparison.Ordinal);

        Assert.Equal(before, await CountsAsync());
        Assert.Equal(["1,4,3", "usr_a 2", "usr_b 1", "usr_c 1"], before);
        await Sql.ExecuteAsync(_rig.ConnectionString, "DELETE FROM vrchat_totals");
        Assert.Equal(0, (await RunAsync("rebuild-stats")).ExitCode);
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task Damage_is_found()
    {
        await RecordAsync();
        await Sql.ExecuteAsync(_rig.ConnectionString, """
            PRAGMA foreign_keys=OFF;
            INSERT INTO server_memberships (player_id, server_id) VALUES (x'00000000000000000000000000000009', zeroblob(16));
            """);

        var (exitCode, output) = await RunAsync("check");

        Assert.Equal(1, exitCode);
        Assert.Contains("references: a row of server_memberships refers to a row of players that is not there", output, StringComparison.Ordinal);
        Assert.Contains("restore a backup", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_beside_a_running_server_is_whole_and_overwrites_nothing()
    {
        await using var server = await RealServer.StartAsync();
        using var beside = new CommandLineRig { ConnectionString = server.ConnectionString };
        await server.Services.GetRequiredService<KillRecorder>().RecordAsync([new NewKill { KillerName = "Ann", VictimName = "Bob", IsPvP = true }]);
        var file = _folder.File("backup.db");

        var result = await beside.RunAsync("db", "backup", file);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.StartsWith($"{file}: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("keys", result.Error, StringComparison.Ordinal);
        Assert.Equal(["Ann|Bob"], await Sql.LinesAsync($"Data Source={file};Pooling=False", "SELECT killer_name, victim_name FROM kills"));
        (await beside.RunAsync("db", "backup", file)).AssertRefused(1, $"No backup was written: {file} exists.");
        (await beside.RunAsync("db", "backup", _folder.File("nowhere/backup.db"))).AssertRefused(1, "There is no folder");
        Assert.Equal(["backup.db"], Directory.EnumerateFiles(_folder.Path, "backup*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Without_a_database_there_is_nothing_to_back_up()
    {
        (await _rig.RunAsync("db", "backup", _folder.File("backup.db"))).AssertRefused(1, "There is no database");

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_rebuild_beside_a_running_server_takes_effect_in_it()
    {
        await using var server = await RealServer.StartAsync();
        using var beside = new CommandLineRig { ConnectionString = server.ConnectionString };
        using var client = new ApiClient(server.Client());
        await server.Services.GetRequiredService<KillRecorder>().RecordAsync([new NewKill { KillerName = "Ann", VictimName = "Bob", IsPvP = true }]);
        await Sql.ExecuteAsync(server.ConnectionString, "UPDATE player_totals SET pvp_kills = 7 WHERE pvp_kills > 0");
        Assert.Equal("7", (await client.GetAsync("/api/stats/user/Ann")).Text("totalKills"));

        var result = await beside.RunAsync("db", "rebuild-stats");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("1", (await client.GetAsync("/api/stats/user/Ann")).Text("totalKills"));
    }

    [Fact]
    public async Task A_new_database_is_made_by_migrate()
    {
        (await _rig.RunAsync("db", "migrate")).AssertDone();

        Assert.True(File.Exists(_folder.File("killbot.db")));
    }

    public void Dispose()
    {
        _rig.Dispose();
        _folder.Dispose();
    }

    private async Task RecordAsync()
    {
        await using var host = await DomainHost.StartAsync(_folder.File("killbot.db"), new ManualTimeProvider());
        await host.Get<KillRecorder>().RecordAsync([new NewKill { KillerName = "Ann", VictimName = "Bob", Weapon = "axe", IsPvP = true }]);
    }

    private async Task RecordVisitsAsync()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await using var host = await DomainHost.StartAsync(_folder.File("killbot.db"), new ManualTimeProvider(start.AddHours(1)));
        VRChatEvent Told(int second, VRChatEventType type, string? user = null) =>
            new($"{second}", type, start.AddSeconds(second), Location: "wrld_a:1", UserId: user);
        await host.Get<VRChatRecorder>().RecordAsync(new VRChatTracker(Guid.CreateVersion7(), "pc", Server.DefaultId),
        [
            Told(0, VRChatEventType.WorldJoined), Told(1, VRChatEventType.PlayerJoined, "usr_a"), Told(2, VRChatEventType.PlayerLeft, "usr_a"),
            Told(30, VRChatEventType.PlayerJoined, "usr_a"), Told(40, VRChatEventType.PlayerJoined, "usr_b"), Told(50, VRChatEventType.PlayerPresent, "usr_c"),
        ]);
    }

    private async Task<IReadOnlyList<string>> CountsAsync() => await Sql.LinesAsync(_rig.ConnectionString, """
        SELECT sessions || ',' || encounters || ',' || users FROM vrchat_totals
        UNION ALL SELECT * FROM (SELECT id || ' ' || times_encountered FROM vrchat_users ORDER BY id)
        """);

    private async Task<(int ExitCode, string Output)> RunAsync(string command)
    {
        var result = await _rig.RunAsync("db", command);
        return (result.ExitCode, result.Output);
    }
}
