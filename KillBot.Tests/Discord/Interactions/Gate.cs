namespace KillBot.Tests.Discord.Interactions;

/// <summary>A place in a handler where a test holds it: the test waits until it is reached and then opens it.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public void Reach() => _reached.TrySetResult();

    public void Open() => _open.TrySetResult();

    public Task PassAsync()
    {
        Reach();
        return _open.Task;
    }
}
