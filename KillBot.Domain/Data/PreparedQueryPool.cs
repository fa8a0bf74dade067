using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.Data;

/// <summary>One prepared query, on as many connections as run it at the same time: for look-ups of every request.</summary>
internal sealed class PreparedQueryPool(IOptions<StorageOptions> options, string text) : IDisposable
{
    private readonly ConcurrentBag<Query> _idle = [];

    public T Run<TState, T>(TState state, Func<PreparedCommand, TState, T> run)
    {
        if (!_idle.TryTake(out var query))
        {
            query = new Query(options.Value.ConnectionString, text);
        }

        T result;
        try
        {
            result = run(query.Command, state);
        }
        catch
        {
            query.Dispose();
            throw;
        }

        _idle.Add(query);
        return result;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var query))
        {
            query.Dispose();
        }
    }

    private sealed class Query : IDisposable
    {
        private readonly SqliteConnection _connection;

        public Query(string connectionString, string text)
        {
            _connection = SqliteConnectionSetup.Open(connectionString);
            Command = new PreparedCommand(_connection, text);
        }

        public PreparedCommand Command { get; }

        public void Dispose()
        {
            Command.Dispose();
            _connection.Dispose();
        }
    }
}
