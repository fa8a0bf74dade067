using System.Globalization;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>Shares as people read them.</summary>
internal static class Percent
{
    /// <summary>With one decimal; 0 of nothing.</summary>
    public static decimal Of(int part, int whole) =>
        whole == 0 ? 0 : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);

    /// <summary>Without decimals, such as <c>62%</c>.</summary>
    public static string Format(int part, int whole) => string.Create(
        CultureInfo.InvariantCulture, $"{(whole == 0 ? 0 : Math.Round(100m * part / whole, 0, MidpointRounding.AwayFromZero))}%");
}
