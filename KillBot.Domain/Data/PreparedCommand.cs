using Microsoft.Data.Sqlite;

namespace KillBot.Domain.Data;

/// <summary>A prepared statement whose parameters are set by position.</summary>
internal sealed class PreparedCommand : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter[] _parameters;

    public PreparedCommand(SqliteConnection connection, string text)
    {
        _command = connection.CreateCommand();
        _command.CommandText = text;
        var count = 0;
        while (text.Contains($"@p{count}", StringComparison.Ordinal))
        {
            _command.Parameters.Add(new SqliteParameter($"@p{count}", DBNull.Value));
            count++;
        }

        _parameters = [.. _command.Parameters.Cast<SqliteParameter>()];
    }

    public void Use(SqliteTransaction? transaction) => _command.Transaction = transaction;

    public PreparedCommand Set(int index, string? value) => SetValue(index, value, SqliteType.Text);

    public PreparedCommand Set(int index, long value) => SetValue(index, value, SqliteType.Integer);

    public PreparedCommand Set(int index, long? value) => SetValue(index, value, SqliteType.Integer);

    public PreparedCommand Set(int index, bool value) => SetValue(index, value ? 1L : 0L, SqliteType.Integer);

    public PreparedCommand Set(int index, bool? value) =>
        SetValue(index, value is { } known ? (known ? 1L : 0L) : null, SqliteType.Integer);

    public PreparedCommand Set(int index, Guid value) => SetValue(index, value.ToByteArray(true), SqliteType.Blob);

    public PreparedCommand Set(int index, Guid? value) => SetValue(index, value?.ToByteArray(true), SqliteType.Blob);

    public PreparedCommand Set(int index, byte[] value) => SetValue(index, value, SqliteType.Blob);

    public PreparedCommand Set(int index, DateTimeOffset value) => Set(index, value.ToUnixTimeMilliseconds());

    public PreparedCommand Set(int index, DateTimeOffset? value) =>
        SetValue(index, value?.ToUnixTimeMilliseconds(), SqliteType.Integer);

    /// <summary>Runs the statement and returns the number of rows it changed.</summary>
    public int Execute() => _command.ExecuteNonQuery();

    public SqliteDataReader Query() => _command.ExecuteReader();

    public void Dispose() => _command.Dispose();

    private PreparedCommand SetValue(int index, object? value, SqliteType type)
    {
        var parameter = _parameters[index];
        parameter.SqliteType = type;
        parameter.Value = value ?? DBNull.Value;
        return this;
    }
}

/// <summary>Reads columns in the forms in which the database keeps them.</summary>
internal static class SqliteDataReaderColumns
{
    extension(SqliteDataReader reader)
    {
        public Guid Id(int column) => new(reader.GetFieldValue<byte[]>(column), true);

        public Guid? IdOrNull(int column) => reader.IsDBNull(column) ? null : reader.Id(column);

        public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

        public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

        public DateTimeOffset? TimeOrNull(int column) => reader.IsDBNull(column) ? null : reader.Time(column);
    }
}
