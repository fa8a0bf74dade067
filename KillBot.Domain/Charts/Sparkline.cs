namespace KillBot.Domain.Charts;

/// <summary>Numbers as a line of block characters, eight heights: <c>▁▃▅█</c>.</summary>
public static class Sparkline
{
    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>A character for each value; the lowest height is nothing, the highest <paramref name="max"/> and more.</summary>
    public static string Of(IEnumerable<long> values, long max) => string.Concat(values.Select(value => Heights[HeightOf(value, max)]));

    /// <summary>A bar of up to <paramref name="length"/> full blocks; anything more than nothing has one at least.</summary>
    public static string Bar(decimal value, decimal max, int length) =>
        new('█', value <= 0 || max <= 0 ? 0 : (int)Math.Clamp(Math.Round(value / max * length), 1, length));

    private static int HeightOf(long value, long max) =>
        value <= 0 || max <= 0 ? 0 : (int)Math.Clamp(Math.Ceiling((double)value / max * (Heights.Length - 1)), 1, Heights.Length - 1);
}
