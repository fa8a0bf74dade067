using System.Globalization;
using KillBot.Domain.Data;

namespace KillBot.Tests.Support;

/// <summary>Looks into every column of every table for what should not be there.</summary>
internal static class DatabaseTraces
{
    /// <summary>The columns and values that hold one of the terms, in any case or as a number, or one of the ids.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(string connectionString, IReadOnlyList<string> terms, IReadOnlyList<byte[]> ids)
    {
        var columns = await Sql.LinesAsync(connectionString, """
            SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY 1
            """);
        List<string> traces = [];
        await using var connection = SqliteConnectionSetup.Open(connectionString);
        foreach (var column in columns)
        {
            var dot = column.IndexOf('.', StringComparison.Ordinal);
            var (table, name) = (column[..dot], column[(dot + 1)..]);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of the schema.
            command.CommandText = $"SELECT \"{name}\" FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var value = reader.GetValue(0);
                if (value is byte[] blob ? ids.Any(id => id.AsSpan().SequenceEqual(blob)) : Holds(value, terms))
                {
                    traces.Add($"{column}: {value}");
                }
            }
        }

        return traces;
    }

    private static bool Holds(object value, IReadOnlyList<string> terms) => Convert.ToString(value, CultureInfo.InvariantCulture) is { } text
        && terms.Any(term => text.Contains(term, StringComparison.OrdinalIgnoreCase));
}
