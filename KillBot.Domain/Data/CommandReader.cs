using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace KillBot.Domain.Data;

/// <summary>The rows of a <see cref="PreparedCommand"/>, columns in the forms in which the database keeps them.</summary>
internal sealed class CommandReader(sqlite3 database, sqlite3_stmt statement) : IDisposable
{
    /// <summary>Steps to the next row.</summary>
    /// <exception cref="SqliteException">The statement failed.</exception>
    public bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        SqliteException.ThrowExceptionForRC(result, database);
        return false;
    }

    public bool IsDBNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public int GetInt32(int column) => raw.sqlite3_column_int(statement, column);

    public double GetDouble(int column) => raw.sqlite3_column_double(statement, column);

    public bool GetBoolean(int column) => GetInt32(column) != 0;

    public string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsDBNull(column) ? null : GetString(column);

    public byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public byte[]? BlobOrNull(int column) => IsDBNull(column) ? null : Blob(column);

    public Guid Id(int column) => new(raw.sqlite3_column_blob(statement, column), bigEndian: true);

    public Guid? IdOrNull(int column) => IsDBNull(column) ? null : Id(column);

    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(GetInt64(column));

    public DateTimeOffset? TimeOrNull(int column) => IsDBNull(column) ? null : Time(column);

    /// <summary>Ends the run, so that the statement holds nothing and can run again.</summary>
    // What a failed run failed with has been thrown already.
    public void Dispose() => _ = raw.sqlite3_reset(statement);
}
