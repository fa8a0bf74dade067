namespace KillBot.Domain.VRChat.Client;

/// <summary>A request in the queue, and those who wait for its answer.</summary>
internal sealed class QueuedRequest(VRChatRequest request)
{
    private readonly TaskCompletionSource<VRChatResponse> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public VRChatRequest Request { get; } = request;

    public Task<VRChatResponse> Completion => _completion.Task;

    /// <summary>Nobody waits any more at 0.</summary>
    public int Waiters { get; set; } = 1;

    /// <summary>How often it was sent.</summary>
    public int Tries { get; set; }

    public void Succeed(VRChatResponse response) => _completion.TrySetResult(response);

    public void Fail(Exception exception)
    {
        _completion.TrySetException(exception);
        // Whoever waited may have left.
        _ = _completion.Task.Exception;
    }

    public void Cancel() => _completion.TrySetCanceled();
}
