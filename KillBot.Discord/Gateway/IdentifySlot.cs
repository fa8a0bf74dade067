namespace KillBot.Discord.Gateway;

/// <summary>The permission to identify once; given back unless it is used.</summary>
internal sealed class IdentifySlot(Action<bool> release) : IDisposable
{
    private Action<bool>? _release = release;

    /// <summary>IDENTIFY was sent.</summary>
    public void Use() => Interlocked.Exchange(ref _release, null)?.Invoke(true);

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke(false);
}
