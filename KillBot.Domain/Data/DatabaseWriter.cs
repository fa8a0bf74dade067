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
    IOptions<StorageOptions> options, TimeProvider timeProvider, ILogger<DatabaseWriter> logger) : BackgroundService
{
    private const int QueueCapacity = 1024;
    private const int TransactionWeight = 512;

    private readonly Channel<WriteOperation> _queue = Channel.CreateBounded<WriteOperation>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

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

    // Only the end of the queue ends the loop: what has been accepted is written, also while the host stops.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var connection = SqliteConnectionSetup.Open(options.Value.ConnectionString);
        using var transaction = new WriteTransaction(connection, timeProvider);
        List<WriteOperation> operations = [];
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
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
        if (TryWrite(transaction, operations, out var exception))
        {
            return;
        }

        if (operations is [var only])
        {
            only.Failed(exception);
            return;
        }

        // One operation must not take others down with it.
        Log.TransactionRepeated(logger, operations.Count, exception);
        foreach (var operation in operations)
        {
            if (!TryWrite(transaction, [operation], out var cause))
            {
                operation.Failed(cause);
            }
        }
    }

    private static bool TryWrite(
        WriteTransaction transaction,
        List<WriteOperation> operations,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Exception? exception)
    {
        try
        {
            transaction.Begin();
            foreach (var operation in operations)
            {
                operation.Execute(transaction);
            }

            transaction.Commit();
        }
#pragma warning disable CA1031 // The callers of the operations get the exception, whatever it is.
        catch (Exception e)
#pragma warning restore CA1031
        {
            transaction.Rollback();
            exception = e;
            return false;
        }

        foreach (var operation in operations)
        {
            operation.Committed();
        }

        transaction.RunAfterCommit();
        exception = null;
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
            Message = "A transaction of {Count} operations failed; each is tried by itself.")]
        public static partial void TransactionRepeated(ILogger logger, int count, Exception exception);
    }
}
