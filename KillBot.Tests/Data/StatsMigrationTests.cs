using KillBot.Domain.Kills;
using KillBot.Domain.StarCitizen;
using KillBot.Tests.Support;

namespace KillBot.Tests.Data;

/// <summary>An instance from before the statistics keeps what its players have done.</summary>
public sealed class StatsMigrationTests
{
    private static readonly string[] Weapons =
    [
        "gun", "gun_1234567890", "gun_123456789", "_1234567890", "gun-001", "gun_12345678901-002", "gun-001_1234567890", "-001", "a-001",
        "GUN", "gun_", "1234567890123", "gun%_1234567890",
    ];

    private static readonly NewKill[] KindsOfKills =
    [
        Kill("Ann", "Bob", 0) with { IsPvP = true },
        Kill("Ann", "vlk", 10) with { VictimIsNpc = true },
        Kill("vlk", "Ann", 20) with { KillerIsNpc = true },
        Kill("Bob", "Bob", 59) with { IsSuicide = true },
        Kill("Bob", "Ann", 60) with { IsEnvironmental = true },
        Kill("vlk", "vlk", 200) with { KillerIsNpc = true, VictimIsNpc = true },
        Kill("Bob", "Ann", 119) with { IsPvP = true, ServerId = new Guid("00000000-0000-7000-8000-000000000001") },
    ];

    [Fact]
    public async Task The_migration_fills_totals_and_weapons_from_what_exists()
    {
        using var folder = new TempFolder();
        var connectionString = $"Data Source={folder.File("killbot.db")}";
        await using (await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider()))
        {
        }

        await Sql.ExecuteAsync(connectionString, """
            DROP TABLE player_totals; DROP TABLE player_weapons; DROP TABLE leaderboard_snapshots; DROP TABLE play_sessions; DROP TABLE server_hours;
            DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" IN ('0003_stats', '0007_server_hours');
            """);
        for (var i = 0; i < Weapons.Length; i++)
        {
            await InsertKillAsync(connectionString, i, Weapons[i]);
        }

        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider());

        var expected = Weapons.Select(InstanceId.Strip).GroupBy(weapon => weapon).OrderBy(weapon => weapon.Key, StringComparer.Ordinal)
            .Select(weapon => $"{weapon.Key}|{weapon.Count()}");
        Assert.Equal(expected, await Sql.LinesAsync(connectionString, "SELECT weapon, kills FROM player_weapons ORDER BY weapon"));
        Assert.Equal(
            [$"{Weapons.Length}|0|0|0|0", $"0|0|{Weapons.Length}|0|0"],
            await Sql.LinesAsync(connectionString, """
                SELECT pvp_kills, pve_kills, deaths, suicides, environmental_deaths FROM player_totals ORDER BY player_id
                """));
        Assert.Equal(0, (await host.Get<Domain.Stats.RollupRebuild>().CompareAsync(null, CancellationToken.None)).Rows);
        host.Logs.AssertQuiet();
    }

    [Fact]
    public async Task The_migration_fills_the_hours_of_servers_from_all_kinds_of_kills()
    {
        using var folder = new TempFolder();
        var connectionString = $"Data Source={folder.File("killbot.db")}";
        await using (var before = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider()))
        {
            await before.Get<KillRecorder>().RecordAsync(KindsOfKills);
        }

        var counted = await Sql.LinesAsync(connectionString, "SELECT * FROM server_hours");
        await Sql.ExecuteAsync(connectionString, """
            DROP TABLE server_hours;
            DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = '0007_server_hours';
            """);
        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider());

        Assert.Equal(3, counted.Count);
        Assert.Equal(counted, await Sql.LinesAsync(connectionString, "SELECT * FROM server_hours"));
        await RawCounts.AssertRollupsAgreeAsync(connectionString);
        host.Logs.AssertQuiet();
    }

    private static async Task InsertKillAsync(string connectionString, int number, string weapon)
    {
        var (id, killer, victim) = (Id(100 + number), Id(1), Id(2));
        await Sql.ExecuteAsync(connectionString, """
            INSERT INTO kills VALUES (@p0, 'star_citizen', @p1, 'Ann', @p2, 'Bob', zeroblob(16), @p3, NULL, 1, 0, 0, @p4, 0, NULL, 1, 0);
            INSERT INTO player_days VALUES (@p1, zeroblob(16), 'star_citizen', @p4 / 86400000, 1, 0, 0, 0, 0);
            INSERT INTO player_days VALUES (@p2, zeroblob(16), 'star_citizen', @p4 / 86400000, 0, 0, 1, 0, 0);
            """, id, killer, victim, weapon, number * 86_400_000L);
    }

    private static NewKill Kill(string killer, string victim, int minute) => new()
    {
        KillerName = killer,
        VictimName = victim,
        Timestamp = new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero).AddMinutes(minute),
    };

    private static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
}
