using System.Globalization;

namespace KillBot.Domain.Charts;

/// <summary>An axis from 0 to a round number, in 2 to 5 steps of 1, 2 or 5 times a power of ten.</summary>
internal readonly record struct ChartScale(double Step, double Max)
{
    public static ChartScale For(double highest)
    {
        var step = 1.0;
        for (var factor = 0; step * 5 < highest; factor++)
        {
            step *= factor % 3 == 1 ? 2.5 : 2;
        }

        return new ChartScale(step, step * Math.Max(2, Math.Ceiling(highest / step)));
    }

    /// <summary>From 0 to <see cref="Max"/>.</summary>
    public IEnumerable<double> Ticks()
    {
        for (var tick = 0; tick * Step <= Max; tick++)
        {
            yield return tick * Step;
        }
    }

    /// <summary>A number on an axis: <c>0</c>, <c>250</c>, <c>1.5k</c>, <c>2M</c>.</summary>
    public static string Format(double value) => value switch
    {
        >= 1_000_000 => (value / 1_000_000).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1_000 => (value / 1_000).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
