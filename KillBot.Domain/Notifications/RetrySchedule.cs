namespace KillBot.Domain.Notifications;

/// <summary>When a failed message is tried again.</summary>
public static class RetrySchedule
{
    /// <summary>A message that has failed for this long without a break is given up.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    /// <summary>A paused destination is tried this often, in case nobody tells that it has been mended.</summary>
    public static readonly TimeSpan ProbeInterval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>1 s, 2 s, 4 s … 5 min, up to a fifth longer so that failures do not march in step.</summary>
    /// <param name="attempts">Failed attempts so far, from 1.</param>
    /// <param name="jitter">From 0 to 1.</param>
    public static TimeSpan DelayAfter(int attempts, double jitter)
    {
        var seconds = Math.Min(Math.Pow(2, Math.Clamp(attempts - 1, 0, 30)), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 + (0.2 * jitter)));
    }
}
