namespace KillBot.Discord.Gateway;

/// <summary>Waits between connections that fail: none at first, then twice as long each time, up to a minute.</summary>
internal static class ReconnectDelay
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <param name="failures">Connections in a row that did not hold.</param>
    /// <param name="jitter">From 0 to 1; half of the wait is left to chance, so that shards do not come back all at once.</param>
    public static TimeSpan After(int failures, double jitter)
    {
        if (failures <= 1)
        {
            return TimeSpan.Zero;
        }

        var full = Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(failures - 2, 10)));
        return TimeSpan.FromSeconds(full * (0.5 + (0.5 * jitter)));
    }
}
