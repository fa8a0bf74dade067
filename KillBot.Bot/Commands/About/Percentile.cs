namespace KillBot.Bot.Commands.About;

/// <summary>Percentiles by the nearest rank: always one of the measured values.</summary>
internal static class Percentile
{
    /// <param name="sorted">At least one, the shortest first.</param>
    /// <param name="percent">1 to 100.</param>
    public static TimeSpan Of(IReadOnlyList<TimeSpan> sorted, int percent) => sorted[(((sorted.Count * percent) + 99) / 100) - 1];
}
