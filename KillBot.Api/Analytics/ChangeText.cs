using System.Globalization;

namespace KillBot.Api.Analytics;

/// <summary>Changes as the API document writes them: <c>+15%</c>, <c>-8%</c>, <c>0%</c>.</summary>
internal static class ChangeText
{
    private const decimal Limit = 1_000_000;

    /// <summary>From nothing to something is <c>+100%</c>.</summary>
    public static string Of(decimal current, decimal previous)
    {
        var percent = previous == 0 ? Math.Sign(current) * 100 : 100 * (current - previous) / previous;
        return Math.Round(Math.Min(percent, Limit), MidpointRounding.AwayFromZero).ToString("+0;-0;0", CultureInfo.InvariantCulture) + "%";
    }
}
