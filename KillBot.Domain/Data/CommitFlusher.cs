using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace KillBot.Domain.Data;

/// <summary>
/// Brings commits to disk beside the writer, which goes on with the next transaction meanwhile, and only then tells their
/// callers. One flush of SQLite's write-ahead log serves every commit that was in it when the flush began. Should the machine
/// lose power before, nobody has been told of what is lost.
/// </summary>
internal sealed class CommitFlusher : IDisposable
{
    // The writer waits when a disk falls behind by so many transactions.
    private const int PendingCommits = 8;

    private readonly string _logPath;
    private readonly BlockingCollection<Commit> _commits = new(PendingCommits);
    private readonly Thread _thread;
    private SafeFileHandle? _log;

    /// <param name="databasePath">The database file; its log lies beside it (https://www.sqlite.org/walformat.html).</param>
    public CommitFlusher(string databasePath)
    {
        _logPath = $"{databasePath}-wal";
        _thread = new Thread(Run) { Name = "Commit flusher", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Hands over a transaction that has been committed to the log.</summary>
    public void Add(IReadOnlyList<WriteOperation> operations, IReadOnlyList<Action> afterCommit) =>
        _commits.Add(new Commit(operations, afterCommit));

    /// <summary>Flushes what is left, then stops.</summary>
    public void Dispose()
    {
        _commits.CompleteAdding();
        _thread.Join();
        _commits.Dispose();
        _log?.Dispose();
    }

    private void Run()
    {
        List<Commit> flushed = [];
        while (_commits.TryTake(out var commit, Timeout.Infinite))
        {
            do
            {
                flushed.Add(commit);
            }
            while (_commits.TryTake(out commit));

            var failure = Flush();
            flushed.ForEach(done => done.Complete(failure));
            flushed.Clear();
        }
    }

    private Exception? Flush()
    {
        try
        {
            // The log is there as long as the writer's connection is.
            _log ??= File.OpenHandle(_logPath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(_log);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception;
        }
    }

    private sealed record Commit(IReadOnlyList<WriteOperation> Operations, IReadOnlyList<Action> AfterCommit)
    {
        public void Complete(Exception? failure)
        {
            foreach (var operation in Operations)
            {
                if (failure is null)
                {
                    operation.Committed();
                }
                else
                {
                    operation.Failed(failure);
                }
            }

            foreach (var action in AfterCommit)
            {
                action();
            }
        }
    }
}
