using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KillBot.Domain.Data;

/// <summary>The settings that SQLite keeps per connection, for connections of EF and for our own.</summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    // busy_timeout: other processes (the command line, a backup) write too; waiting in SQLite beats failing.
    // synchronous=FULL: with WAL, NORMAL may lose the last commits when the machine loses power, and an answer of 201 says
    // that a kill is on disk (https://www.sqlite.org/pragma.html#pragma_synchronous).
    // wal_autocheckpoint: kills touch the same index pages again and again; moving them into the file every 64 MB instead of
    // every 4 writes each of them far less often.
    private const string Pragmas = """
        PRAGMA busy_timeout=10000;
        PRAGMA synchronous=FULL;
        PRAGMA foreign_keys=ON;
        PRAGMA temp_store=MEMORY;
        PRAGMA cache_size=-8000;
        PRAGMA wal_autocheckpoint=16000;
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Opens a connection of our own, outside of EF.</summary>
    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Apply(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens the connection of the writer, which keeps more of what it changes all the time in memory.</summary>
    public static SqliteConnection OpenForWriting(string connectionString)
    {
        var connection = Open(connectionString);
        Apply(connection, "PRAGMA cache_size=-32000");
        return connection;
    }

    private static void Apply(DbConnection connection, string pragmas = Pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }
}
