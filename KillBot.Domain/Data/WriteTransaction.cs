using Microsoft.Data.Sqlite;

namespace KillBot.Domain.Data;

/// <summary>
/// The open transaction of <see cref="DatabaseWriter"/>, with prepared commands and with what is to happen before and after
/// its commit.
/// </summary>
internal sealed class WriteTransaction(SqliteConnection connection, TimeProvider timeProvider, CommittedChanges changes) : IDisposable
{
    private readonly Dictionary<string, PreparedCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, object> _cached = [];
    private readonly List<Action> _afterCommit = [];
    private long _dataVersion;
    private bool _hasForgotten;
    private SqliteTransaction? _transaction;

    /// <summary>The time of this transaction.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Deferred counting: filled by operations, written once before the commit.</summary>
    public Stats.RollupDeltas Rollups { get; } = new();

    public void Begin()
    {
        _transaction = connection.BeginTransaction(deferred: false);
        // Not before: another process may have kept this one waiting.
        Now = timeProvider.GetUtcNow();
        ForgetWhatOthersChanged();
    }

    public void Commit()
    {
        var hasCounted = Rollups.Flush(this);
        _transaction!.Commit();
        End();
        if (hasCounted)
        {
            changes.AddKills();
        }

        if (_hasForgotten)
        {
            changes.AddPlayers();
            _hasForgotten = false;
        }
    }

    public void RunAfterCommit()
    {
        foreach (var action in _afterCommit)
        {
            action();
        }

        _afterCommit.Clear();
    }

    public void Rollback()
    {
        _transaction?.Rollback();
        End();
        Rollups.Clear();
        _afterCommit.Clear();
        ForgetCached();
    }

    /// <summary>Runs <paramref name="action"/>, which must be short and must not throw, once the commit is on disk.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>
    /// The prepared command of a constant text with parameters <c>@p0</c>, <c>@p1</c>, …; prepared at its first use and kept.
    /// </summary>
    public PreparedCommand Command(string text)
    {
        if (!_commands.TryGetValue(text, out var command))
        {
            command = new PreparedCommand(connection, text);
            _commands.Add(text, command);
        }

        return command;
    }

    /// <summary>
    /// A cache that lives as long as nobody else writes to the database: it is thrown away when another process has written,
    /// after a rollback, and by <see cref="ForgetCached"/>.
    /// </summary>
    public T Cached<T>()
        where T : class, new()
    {
        if (!_cached.TryGetValue(typeof(T), out var cache))
        {
            cache = new T();
            _cached.Add(typeof(T), cache);
        }

        return (T)cache;
    }

    /// <summary>For operations that write what <see cref="Cached{T}"/> objects hold.</summary>
    public void ForgetCached()
    {
        _cached.Clear();
        _hasForgotten = true;
    }

    public void Dispose()
    {
        _transaction?.Dispose();
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
    }

    // data_version moves when another connection, of this or another process, has committed
    // (https://www.sqlite.org/pragma.html#pragma_data_version).
    private void ForgetWhatOthersChanged()
    {
        using var reader = Command("PRAGMA data_version").Query();
        reader.Read();
        var version = reader.GetInt64(0);
        if (version != _dataVersion)
        {
            _dataVersion = version;
            ForgetCached();
        }
    }

    private void End()
    {
        _transaction?.Dispose();
        _transaction = null;
    }
}
