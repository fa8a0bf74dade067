using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace KillBot.Domain.Data;

/// <summary>
/// A prepared statement whose parameters <c>@p0</c>, <c>@p1</c>, … are set by position. It speaks to SQLite directly: the
/// writer's one thread is what bounds the kills per second, and ADO.NET's boxed, named parameters cost more than the insert.
/// </summary>
internal sealed class PreparedCommand : IDisposable
{
    private const int StackBytes = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;
    private readonly CommandReader _reader;

    public PreparedCommand(SqliteConnection connection, string text)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v3(_database, text, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _places = new int[raw.sqlite3_bind_parameter_count(_statement)];
        for (var i = 0; i < _places.Length; i++)
        {
            _places[i] = raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"@p{i}"));
        }

        _reader = new CommandReader(_database, _statement);
    }

    public PreparedCommand Set(int index, string? value)
    {
        if (value is null)
        {
            return SetNull(index);
        }

        var size = Encoding.UTF8.GetMaxByteCount(value.Length);
        var utf8 = size <= StackBytes ? stackalloc byte[StackBytes] : new byte[size];
        var length = Encoding.UTF8.GetBytes(value, utf8);
        // An empty span would be bound as NULL.
        return Checked(length == 0
            ? raw.sqlite3_bind_text(_statement, _places[index], "")
            : raw.sqlite3_bind_text(_statement, _places[index], utf8[..length]));
    }

    public PreparedCommand Set(int index, long value) => Checked(raw.sqlite3_bind_int64(_statement, _places[index], value));

    public PreparedCommand Set(int index, long? value) => value is { } known ? Set(index, known) : SetNull(index);

    public PreparedCommand Set(int index, double value) => Checked(raw.sqlite3_bind_double(_statement, _places[index], value));

    public PreparedCommand Set(int index, bool value) => Set(index, value ? 1L : 0L);

    public PreparedCommand Set(int index, bool? value) => value is { } known ? Set(index, known) : SetNull(index);

    public PreparedCommand Set(int index, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Checked(raw.sqlite3_bind_blob(_statement, _places[index], bytes));
    }

    public PreparedCommand Set(int index, Guid? value) => value is { } known ? Set(index, known) : SetNull(index);

    public PreparedCommand Set(int index, byte[]? value) => value is null ? SetNull(index) : Checked(value.Length == 0
        ? raw.sqlite3_bind_zeroblob(_statement, _places[index], 0)
        : raw.sqlite3_bind_blob(_statement, _places[index], value));

    public PreparedCommand Set(int index, DateTimeOffset value) => Set(index, value.ToUnixTimeMilliseconds());

    public PreparedCommand Set(int index, DateTimeOffset? value) => value is { } known ? Set(index, known) : SetNull(index);

    /// <summary>Runs the statement and returns the number of rows it changed.</summary>
    public int Execute()
    {
        using var reader = _reader;
        while (reader.Read())
        {
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>Runs the statement for its rows; one reader at a time, to be disposed before the next run.</summary>
    public CommandReader Query() => _reader;

    public void Dispose() => _statement.Dispose();

    private PreparedCommand SetNull(int index) => Checked(raw.sqlite3_bind_null(_statement, _places[index]));

    private PreparedCommand Checked(int result)
    {
        Check(result);
        return this;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
