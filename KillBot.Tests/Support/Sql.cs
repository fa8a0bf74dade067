using KillBot.Domain.Data;

namespace KillBot.Tests.Support;

/// <summary>Plain SQL on a connection of its own, past the product.</summary>
internal static class Sql
{
    public static async Task<int> ExecuteAsync(string connectionString, string sql, params object[] values)
    {
        await using var connection = SqliteConnectionSetup.Open(connectionString);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"@p{i}", values[i] is Guid id ? id.ToByteArray(true) : values[i]);
        }

        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each row as a line of its values.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(string connectionString, string sql)
    {
        List<string> lines = [];
        await using var connection = SqliteConnectionSetup.Open(connectionString);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString())));
        }

        return lines;
    }
}
