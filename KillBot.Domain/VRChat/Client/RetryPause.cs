namespace KillBot.Domain.VRChat.Client;

/// <summary>How long to wait before a request is sent again.</summary>
internal static class RetryPause
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>1 s, 4 s, half of it more or less, so that not everybody comes back at the same time; null when VRChat wants more than anybody waits.</summary>
    /// <param name="tries">How often it was sent.</param>
    /// <param name="asked">What VRChat wants, if it says so.</param>
    public static TimeSpan? Of(int tries, TimeSpan? asked)
    {
#pragma warning disable CA5394 // Nothing depends on nobody guessing it.
        var pause = First * Math.Pow(4, tries - 1) * (0.5 + Random.Shared.NextDouble());
#pragma warning restore CA5394
        return asked > Longest ? null : asked > pause ? asked : pause;
    }
}
