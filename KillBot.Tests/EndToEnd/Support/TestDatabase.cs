using Microsoft.Data.Sqlite;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>Looks into the bot's database, and spoils it, from the outside.</summary>
internal sealed class TestDatabase(string folder)
{
    public string Folder => folder;

    public string ConnectionString => $"Data Source={Path.Combine(folder, "killbot.db")}";

    public int Execute(string constantText)
    {
        using var connection = Open();
        using var command = Command(connection, constantText);
        return command.ExecuteNonQuery();
    }

    public IReadOnlyList<string> Read(string constantText)
    {
        using var connection = Open();
        using var command = Command(connection, constantText);
        using var reader = command.ExecuteReader();
        List<string> values = [];
        while (reader.Read())
        {
            values.Add(reader.GetValue(0).ToString()!);
        }

        return values;
    }

    /// <summary>Keeps every writer waiting until it is disposed.</summary>
    public IAsyncDisposable Lock()
    {
        var connection = Open();
        return new WriteLock(connection, connection.BeginTransaction(deferred: false));
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string constantText)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of the tests.
        command.CommandText = constantText;
#pragma warning restore CA2100
        return command;
    }

    private sealed class WriteLock(SqliteConnection connection, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
