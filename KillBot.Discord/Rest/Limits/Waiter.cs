namespace KillBot.Discord.Rest.Limits;

/// <summary>A request in a queue. All members but <see cref="WaitAsync"/> are used under the queue's lock.</summary>
internal sealed class Waiter(Lock gate, long sequence, Endpoint endpoint)
    : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private LinkedListNode<Waiter>? _place;

    public Endpoint Endpoint { get; } = endpoint;

    /// <summary>Orders the queue; the older, the smaller.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>Set when its turn has come.</summary>
    public Permit Permit { get; private set; }

    /// <summary>Queues by age: a request that is tried again goes before those that came later.</summary>
    public void Join(LinkedList<Waiter> queue)
    {
        _place ??= new LinkedListNode<Waiter>(this);
        _place.List?.Remove(_place);
        var before = queue.Last;
        while (before is not null && before.Value.Sequence > Sequence)
        {
            before = before.Previous;
        }

        if (before is null)
        {
            queue.AddFirst(_place);
        }
        else
        {
            queue.AddAfter(before, _place);
        }
    }

    public void Grant(Permit permit = default)
    {
        _place!.List!.Remove(_place);
        Permit = permit;
        SetResult();
    }

    /// <summary>There will be no turn: the queue is closed.</summary>
    public void Abandon() => Fail(new ObjectDisposedException(nameof(DiscordRest)));

    /// <summary>There will be no turn for so long that the caller had better know.</summary>
    public void Refuse(TimeSpan wait) => Fail(DiscordRestException.Paused(Endpoint, wait));

    /// <summary>Waits for the turn; cancellation takes the request out of the queue at once.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static (waiter, token) => ((Waiter)waiter!).Leave(token), this);
        await Task;
    }

    private void Fail(Exception exception)
    {
        _place!.List!.Remove(_place);
        SetException(exception);
    }

    private void Leave(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // Not in a queue any more: the turn has come, and the permit is given back by whoever waits.
            if (_place?.List is { } queue)
            {
                queue.Remove(_place);
                SetCanceled(cancellationToken);
            }
        }
    }
}

/// <summary>Leave to send one request, from one window of one bucket.</summary>
internal readonly record struct Permit(Bucket? Bucket, Endpoint? Endpoint, long Window);
