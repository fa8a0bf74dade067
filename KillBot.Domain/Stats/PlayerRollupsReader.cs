using System.Runtime.InteropServices;
using KillBot.Domain.Data;
using KillBot.Domain.StarCitizen;
using Microsoft.Data.Sqlite;

namespace KillBot.Domain.Stats;

/// <summary>Reads the rollups of player after player, as stored and as the kills say, both as of the same moment.</summary>
internal sealed class PlayerRollupsReader : IDisposable
{
    /// <summary>Everybody who has a kill, a death or a rollup.</summary>
    private const string NextPlayer = """
        SELECT min(id) FROM (
            SELECT min(id) AS id FROM players WHERE id > @p0
            UNION ALL SELECT min(killer_id) FROM kills WHERE killer_id > @p0
            UNION ALL SELECT min(victim_id) FROM kills WHERE victim_id > @p0
            UNION ALL SELECT min(player_id) FROM player_days WHERE player_id > @p0
            UNION ALL SELECT min(player_id) FROM player_totals WHERE player_id > @p0
            UNION ALL SELECT min(player_id) FROM player_weapons WHERE player_id > @p0)
        """;

    private const string Kills = """
        SELECT server_id, game, sum(is_pvp), sum(NOT is_pvp), 0, 0, 0, timestamp / 86400000 AS day FROM kills
        WHERE killer_id = @p0 AND NOT is_suicide AND NOT is_environmental GROUP BY server_id, game, day
        """;

    private const string Deaths = """
        SELECT server_id, game, 0, 0, count(*), sum(is_suicide), sum(is_environmental), timestamp / 86400000 AS day FROM kills
        WHERE victim_id = @p0 GROUP BY server_id, game, day
        """;

    private const string KillsByWeapon = """
        SELECT game, weapon, count(*) FROM kills
        WHERE killer_id = @p0 AND weapon IS NOT NULL AND NOT is_suicide AND NOT is_environmental GROUP BY game, weapon
        """;

    private const string Columns = "server_id, game, pvp_kills, pve_kills, deaths, suicides, environmental_deaths";
    private const string StoredDays = $"SELECT {Columns}, day FROM player_days WHERE player_id = @p0";
    private const string StoredTotals = $"SELECT {Columns} FROM player_totals WHERE player_id = @p0";
    private const string StoredWeapons = "SELECT game, weapon, kills FROM player_weapons WHERE player_id = @p0";

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, PreparedCommand> _commands;

    public PlayerRollupsReader(string connectionString)
    {
        _connection = SqliteConnectionSetup.Open(connectionString);
        _commands = ((string[])[NextPlayer, Kills, Deaths, KillsByWeapon, StoredDays, StoredTotals, StoredWeapons])
            .ToDictionary(text => text, text => new PreparedCommand(_connection, text));
    }

    public Guid? PlayerAfter(Guid? player)
    {
        var command = _commands[NextPlayer];
        using var reader = (player is { } last ? command.Set(0, last) : command.Set(0, [])).Query();
        reader.Read();
        return reader.IdOrNull(0);
    }

    public (PlayerRollups Stored, PlayerRollups Wanted) Read(Guid player)
    {
        using var transaction = _connection.BeginTransaction(deferred: true);
        var (stored, wanted) = (new PlayerRollups(), new PlayerRollups());
        ReadDays(StoredDays, player, stored.Days);
        ReadTotals(player, stored.Totals);
        ReadWeapons(StoredWeapons, player, stored.Weapons);
        ReadDays(Kills, player, wanted.Days);
        ReadDays(Deaths, player, wanted.Days);
        ReadWeapons(KillsByWeapon, player, wanted.Weapons);
        foreach (var (day, counts) in wanted.Days)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(wanted.Totals, (day.ServerId, day.Game), out _) += counts;
        }

        return (stored, wanted);
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static KillCounts Counts(CommandReader reader) => new(
        reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6));

    private void ReadDays(string text, Guid player, Dictionary<(Guid ServerId, string Game, int Day), KillCounts> days)
    {
        using var reader = _commands[text].Set(0, player).Query();
        while (reader.Read())
        {
            var day = (reader.Id(0), reader.GetString(1), reader.GetInt32(7));
            CollectionsMarshal.GetValueRefOrAddDefault(days, day, out _) += Counts(reader);
        }
    }

    private void ReadTotals(Guid player, Dictionary<(Guid ServerId, string Game), KillCounts> totals)
    {
        using var reader = _commands[StoredTotals].Set(0, player).Query();
        while (reader.Read())
        {
            totals.Add((reader.Id(0), reader.GetString(1)), Counts(reader));
        }
    }

    private void ReadWeapons(string text, Guid player, Dictionary<(string Game, string Weapon), int> weapons)
    {
        using var reader = _commands[text].Set(0, player).Query();
        while (reader.Read())
        {
            var weapon = text == StoredWeapons ? reader.GetString(1) : InstanceId.Strip(reader.GetString(1));
            CollectionsMarshal.GetValueRefOrAddDefault(weapons, (reader.GetString(0), weapon), out _) += reader.GetInt32(2);
        }
    }
}
