namespace KillBot.Domain.Data;

/// <summary>
/// A unit of work for <see cref="DatabaseWriter"/>. <see cref="Execute"/> runs inside a transaction that it shares with other
/// operations; it may run a second time when that transaction fails, so it must not keep state from the first.
/// </summary>
internal abstract class WriteOperation
{
    /// <summary>Rows this operation writes, roughly: the writer bounds its transactions by the sum.</summary>
    public virtual int Weight => 1;

    public abstract void Execute(WriteTransaction transaction);

    /// <summary>The transaction is on disk.</summary>
    public abstract void Committed();

    /// <summary>Nothing of this operation was written.</summary>
    public abstract void Failed(Exception exception);
}

/// <summary>A <see cref="WriteOperation"/> with a result that a caller awaits.</summary>
internal abstract class WriteOperation<TResult> : WriteOperation
{
    // Continuations must not run on the writer: the next transaction would wait for them.
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult? _result;

    /// <summary>Ends when the transaction has been committed.</summary>
    public Task<TResult> Completion => _completion.Task;

    public sealed override void Execute(WriteTransaction transaction) => _result = Run(transaction);

    public sealed override void Committed() => _completion.TrySetResult(_result!);

    public sealed override void Failed(Exception exception) => _completion.TrySetException(exception);

    protected abstract TResult Run(WriteTransaction transaction);
}

/// <summary>A <see cref="WriteOperation{TResult}"/> that is a single function.</summary>
internal sealed class WriteFunction<TResult>(Func<WriteTransaction, TResult> run) : WriteOperation<TResult>
{
    protected override TResult Run(WriteTransaction transaction) => run(transaction);
}
