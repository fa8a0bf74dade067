using System.Globalization;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Kills;
using Microsoft.Data.Sqlite;

namespace KillBot.Benchmarks.Reads;

/// <summary>Fills the database of a server that is not running with the kills of a year, past the server's own ways.</summary>
internal static class History
{
    public const int Players = 2_000;
    private const long YearMilliseconds = 365L * 86_400_000;

    private static readonly string[] Weapons =
    [
        "behr_lmg_ballistic_01", "lbco_pistol_energy_01", "gmni_rifle_ballistic_01", "klwe_smg_energy_01", "KLWE_LaserRepeater_S3",
        "AEGS_Gladius", "behr_shotgun_ballistic_01", "volt_smg_energy_01",
    ];

    private const string Deeds = """
        SELECT killer_id AS player, server_id, game, timestamp / 3600000 AS hour, is_pvp AS pvp, 1 - is_pvp AS pve, 0 AS death FROM kills
        UNION ALL SELECT victim_id, server_id, game, timestamp / 3600000, 0, 0, 1 FROM kills
        """;

    /// <summary>The API key of the first player.</summary>
    public static string ApiKey { get; } = ApiKeySecret.Generate();

    public static string PlayerName(int number) => string.Create(CultureInfo.InvariantCulture, $"Pilot_{number:D4}");

    /// <summary>Kills of evenly spread players at evenly spread times, and their rollups.</summary>
    public static async Task WriteAsync(string file, int kills, DateTimeOffset end)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY");
        // Indexes are made faster of all rows than row by row.
        var indexes = await ListIndexesAsync(connection);
        foreach (var (name, _) in indexes)
        {
            await ExecuteAsync(connection, $"DROP INDEX {name}");
        }

        await using (var transaction = (SqliteTransaction)await connection.BeginTransactionAsync())
        {
            WritePlayers(connection, transaction, end);
            WriteKills(connection, transaction, kills, end);
            await transaction.CommitAsync();
        }

        foreach (var (_, sql) in indexes)
        {
            await ExecuteAsync(connection, sql);
        }

        await ExecuteAsync(connection, $"""
            INSERT INTO player_days
            SELECT player, server_id, game, hour / 24 AS day, sum(pvp), sum(pve), sum(death), 0, 0 FROM ({Deeds})
            GROUP BY player, server_id, game, day;
            INSERT INTO server_hours
            SELECT server_id, game, hour, sum(pvp), sum(pve), sum(death), 0, 0 FROM ({Deeds}) GROUP BY server_id, game, hour;
            INSERT INTO player_totals
            SELECT player_id, server_id, game, sum(pvp_kills), sum(pve_kills), sum(deaths), 0, 0 FROM player_days GROUP BY player_id, server_id, game;
            INSERT INTO player_weapons SELECT killer_id, game, weapon, count(*) FROM kills GROUP BY killer_id, game, weapon;
            PRAGMA wal_checkpoint(TRUNCATE);
            """);
    }

    private static void WritePlayers(SqliteConnection connection, SqliteTransaction transaction, DateTimeOffset end)
    {
        using var command = Prepare(connection, transaction, """
            INSERT INTO players (id, game, name, name_key, privacy, created_at) VALUES ($0, $1, $2, $3, 'Public', $4)
            """, 5);
        for (var i = 0; i < Players; i++)
        {
            Run(command, PlayerId(i), Games.StarCitizen, PlayerName(i), PlayerName(i).ToLowerInvariant(), end.ToUnixTimeMilliseconds() - YearMilliseconds);
        }

        using var key = Prepare(connection, transaction, """
            INSERT INTO api_keys (id, lookup_hash, prefix, protected_signing_key, player_id, name, created_at)
            VALUES ($0, $1, $2, zeroblob(32), $0, 'Reads', $3)
            """, 4);
        Run(key, PlayerId(0), ApiKeySecret.LookupHash(ApiKey), ApiKey[..ApiKeySecret.PrefixLength], end.ToUnixTimeMilliseconds());
    }

    private static void WriteKills(SqliteConnection connection, SqliteTransaction transaction, int kills, DateTimeOffset end)
    {
        using var command = Prepare(connection, transaction, """
            INSERT INTO kills
                (id, game, killer_id, killer_name, victim_id, victim_name, server_id, weapon, location, is_pvp, is_suicide, is_environmental,
                timestamp, recorded_at, raw_data, reporters)
            VALUES ($0, $1, $2, $3, $4, $5, zeroblob(16), $6, 'OOC_Stanton_2a_Cellin', 1, 0, 0, $7, $7, NULL, 1)
            """, 8);
        var random = new Random(1);
        var start = end.ToUnixTimeMilliseconds() - YearMilliseconds;
        for (var i = 0; i < kills; i++)
        {
            var killer = random.Next(Players);
            var victim = (killer + 1 + random.Next(Players - 1)) % Players;
            var timestamp = start + (YearMilliseconds * i / kills);
            Run(
                command,
                Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(timestamp)).ToByteArray(true),
                Games.StarCitizen,
                PlayerId(killer),
                PlayerName(killer),
                PlayerId(victim),
                PlayerName(victim),
                Weapons[random.Next(Weapons.Length)],
                timestamp);
        }
    }

    private static byte[] PlayerId(int number) => new Guid(number + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToByteArray(true);

    private static SqliteCommand Prepare(SqliteConnection connection, SqliteTransaction transaction, string text, int parameters)
    {
        var command = new SqliteCommand(text, connection, transaction);
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static async Task<List<(string Name, string Sql)>> ListIndexesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('kills', 'player_days')";
        await using var reader = await command.ExecuteReaderAsync();
        List<(string, string)> indexes = [];
        while (await reader.ReadAsync())
        {
            indexes.Add((reader.GetString(0), reader.GetString(1)));
        }

        return indexes;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
