namespace KillBot.Discord.Rest.Limits;

internal static class Ticks
{
    /// <summary>Rounded up: timers cut off fractions, and one that fires early only wastes a turn.</summary>
    public static TimeSpan WholeMilliseconds(TimeSpan time) => TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));
}
