using KillBot.Domain.Data;
using Microsoft.Data.Sqlite;

namespace KillBot.Domain.Stats;

/// <summary>Reads the hours of server after server, as stored and as the kills say, both as of the same moment.</summary>
internal sealed class ServerHoursReader : IDisposable
{
    /// <summary>Everything that has a kill or an hour.</summary>
    private const string NextServer = """
        SELECT min(id) FROM (
            SELECT min(server_id) AS id FROM kills WHERE server_id > @p0
            UNION ALL SELECT min(server_id) FROM server_hours WHERE server_id > @p0)
        """;

    private const string Stored = """
        SELECT game, hour, pvp_kills, pve_kills, deaths, suicides, environmental_deaths FROM server_hours WHERE server_id = @p0
        """;

    private const string Wanted = """
        SELECT game, timestamp / 3600000 AS hour, sum(is_kill AND is_pvp), sum(is_kill AND NOT is_pvp),
            sum(is_death), sum(is_death AND is_suicide), sum(is_death AND is_environmental)
        FROM (
            SELECT *, victim_id IS NOT NULL AS is_death,
                killer_id IS NOT NULL AND NOT is_suicide AND NOT is_environmental AS is_kill
            FROM kills WHERE server_id = @p0)
        WHERE is_kill OR is_death
        GROUP BY game, hour
        """;

    private readonly SqliteConnection _connection;
    private readonly PreparedCommand _next;
    private readonly PreparedCommand _stored;
    private readonly PreparedCommand _wanted;

    public ServerHoursReader(string connectionString)
    {
        _connection = SqliteConnectionSetup.Open(connectionString);
        _next = new PreparedCommand(_connection, NextServer);
        _stored = new PreparedCommand(_connection, Stored);
        _wanted = new PreparedCommand(_connection, Wanted);
    }

    public Guid? ServerAfter(Guid? server)
    {
        using var reader = (server is { } last ? _next.Set(0, last) : _next.Set(0, [])).Query();
        reader.Read();
        return reader.IdOrNull(0);
    }

    /// <summary>What is to be added to the hours of a server that are not as the kills say; 0 for an hour too many.</summary>
    public Dictionary<(string Game, int Hour), KillCounts> Compare(Guid server)
    {
        using var transaction = _connection.BeginTransaction(deferred: true);
        var difference = new Dictionary<(string Game, int Hour), KillCounts>();
        PlayerRollups.Subtract(
            Read(_wanted, server), Read(_stored, server), difference, static (wanted, found) => wanted - found);
        return difference;
    }

    public void Dispose()
    {
        _next.Dispose();
        _stored.Dispose();
        _wanted.Dispose();
        _connection.Dispose();
    }

    private static Dictionary<(string Game, int Hour), KillCounts> Read(PreparedCommand command, Guid server)
    {
        var hours = new Dictionary<(string Game, int Hour), KillCounts>();
        using var reader = command.Set(0, server).Query();
        while (reader.Read())
        {
            hours.Add((reader.GetString(0), reader.GetInt32(1)), new KillCounts(
                reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6)));
        }

        return hours;
    }
}
