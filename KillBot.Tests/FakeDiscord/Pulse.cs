namespace KillBot.Tests.FakeDiscord;

/// <summary>Lets many wait for "something changed" without polling. All members are used under the server's lock.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource? _next;

    /// <summary>A task that ends at the next change.</summary>
    public Task Next => (_next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Signal()
    {
        var waiting = _next;
        _next = null;
        waiting?.TrySetResult();
    }
}
