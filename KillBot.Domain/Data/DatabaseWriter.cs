using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.Data;

/// <summary>
/// The one writer of this process. It takes an operation, takes with it what else is waiting, and commits all of it in one
/// transaction: an idle system commits at once, a busy one pays one flush for many operations. There is no timer.
/// </summary>
internal sealed partial class DatabaseWriter(
    IOptions<StorageOptions> options, TimeProvider timeProvider, CommittedChanges changes, ILogger<DatabaseWriter> logger)
    : BackgroundService
{
    private const int QueueCapacity = 1024;
    private const int TransactionWeight = 512;

    private readonly Channel<WriteOperation> _queue = Channel.CreateBounded<WriteOperation>(
        new BoundedChannelOptions(QueueCapacity)
        {
            SingleReader = true,
            FullMode = BoundedChannelFullMode.Wait,
            // What continues is the writer's waking up, or an import that goes on to wait for its result.
            AllowSynchronousContinuations = true,
        });

    /// <summary>Queues <paramref name="operation"/>; the result comes when it is on disk.</summary>
    /// <exception cref="WriteQueueFullException">Too much is waiting; nothing was written.</exception>
    public Task<TResult> ExecuteAsync<TResult>(WriteOperation<TResult> operation)
    {
        if (!_queue.Writer.TryWrite(operation))
        {
            throw new WriteQueueFullException();
        }

        return operation.Completion;
    }

    /// <inheritdoc cref="ExecuteAsync{TResult}(WriteOperation{TResult})"/>
    public Task<TResult> ExecuteAsync<TResult>(Func<WriteTransaction, TResult> operation) =>
        ExecuteAsync(new WriteFunction<TResult>(operation));

    /// <summary>Queues <paramref name="operation"/>, waiting for a place: for background work that may be slowed down.</summary>
    public async Task<TResult> ExecuteWhenPossibleAsync<TResult>(
        WriteOperation<TResult> operation, CancellationToken cancellationToken)
    {
        await _queue.Writer.WriteAsync(operation, cancellationToken);
        return await operation.Completion;
    }

    /// <inheritdoc cref="ExecuteWhenPossibleAsync{TResult}(WriteOperation{TResult}, CancellationToken)"/>
    public Task<TResult> ExecuteWhenPossibleAsync<TResult>(
        Func<WriteTransaction, TResult> operation, CancellationToken cancellationToken = default) =>
        ExecuteWhenPossibleAsync(new WriteFunction<TResult>(operation), cancellationToken);

    /// <summary>Writes what is waiting, then stops.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        if (ExecuteTask is { } running)
        {
            await running.WaitAsync(cancellationToken);
        }

        await base.StopAsync(cancellationToken);
    }

    // A thread of its own: it waits for the disk most of the time, and would keep a pool's thread from answering requests.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run()
    {
        Thread.CurrentThread.Name = "Database writer";
        try
        {
            using var connection = SqliteConnectionSetup.OpenForWriting(options.Value.ConnectionString);
            using var transaction = new WriteTransaction(connection, timeProvider, changes);
            WriteUntilStopped(transaction);
        }
        catch (Exception exception)
        {
            // The host stops of it. Nobody must wait for an answer that will not come.
            _queue.Writer.TryComplete(exception);
            while (_queue.Reader.TryRead(out var operation))
            {
                operation.Failed(exception);
            }

            throw;
        }
    }

    // Only the end of the queue ends the loop: what has been accepted is written, also while the host stops.
    private void WriteUntilStopped(WriteTransaction transaction)
    {
        List<WriteOperation> operations = [];
        while (_queue.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            var weight = 0;
            while (weight < TransactionWeight && _queue.Reader.TryRead(out var operation))
            {
                operations.Add(operation);
                weight += operation.Weight;
            }

            Write(transaction, operations);
            operations.Clear();
        }
    }

    private void Write(WriteTransaction transaction, List<WriteOperation> operations)
    {
        var isFaultOfOne = false;
        try
        {
            transaction.Begin();
            isFaultOfOne = true;
            foreach (var operation in operations)
            {
                operation.Execute(transaction);
            }

            isFaultOfOne = false;
            transaction.Commit();
        }
#pragma warning disable CA1031 // The callers of the operations get the exception, whatever it is.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Recover(transaction, operations, exception, isFaultOfOne);
            return;
        }

        foreach (var operation in operations)
        {
            operation.Committed();
        }

        transaction.RunAfterCommit();
    }

    private void Recover(WriteTransaction transaction, List<WriteOperation> operations, Exception exception, bool isFaultOfOne)
    {
        try
        {
            transaction.Rollback();
        }
        catch
        {
            operations.ForEach(operation => operation.Failed(exception));
            throw;
        }

        if (!isFaultOfOne || operations.Count == 1)
        {
            operations.ForEach(operation => operation.Failed(exception));
            return;
        }

        // One operation must not take others down with it.
        Log.TransactionRepeated(logger, operations.Count, exception);
        foreach (var operation in operations.ToArray())
        {
            Write(transaction, [operation]);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
            Message = "A transaction of {Count} operations failed; each is tried by itself.")]
        public static partial void TransactionRepeated(ILogger logger, int count, Exception exception);
    }
}
