using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Support;

/// <summary>The queries that EF Core sends, and how SQLite goes about a query.</summary>
public sealed partial class RecordedQueries : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<string, bool> _texts = [];

    public ICollection<string> Texts => _texts.Keys;

    /// <summary>What <c>EXPLAIN QUERY PLAN</c> says, a step a line.</summary>
    public static string PlanOf(string connectionString, string text)
    {
        using var connection = SqliteConnectionSetup.Open(connectionString);
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {text}";
        foreach (var name in ParameterName().Matches(text).Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, 1);
        }

        using var reader = command.ExecuteReader();
        List<string> lines = [];
        while (reader.Read())
        {
            lines.Add(reader.GetString(3));
        }

        return string.Join('\n', lines);
    }

    /// <summary>A server whose queries are recorded here.</summary>
    public KillBotApp StartApp() => new()
    {
        ConfigureServices = services => services.ConfigureDbContext<KillBotDbContext>(options => options.AddInterceptors(this)),
    };

    public void Clear() => _texts.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        _texts.TryAdd(command.CommandText, true);
        return ValueTask.FromResult(result);
    }

    [GeneratedRegex("@[a-zA-Z0-9_]+")]
    private static partial Regex ParameterName();
}
