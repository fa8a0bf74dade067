namespace KillBot.Discord.Interactions;

internal static class TimeLeft
{
    /// <summary>What is left of <paramref name="limit"/> since <paramref name="start"/>, a timestamp of this clock; never negative.</summary>
    public static TimeSpan Left(this TimeProvider time, TimeSpan limit, long start) =>
        limit - time.GetElapsedTime(start) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
