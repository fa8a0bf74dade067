using System.Diagnostics;
using KillBot.Api.Errors;
using KillBot.Domain.Analytics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Analytics;

/// <summary>Periods of analytics as the API names them.</summary>
internal static class AnalyticsPeriodName
{
    public static string Of(AnalyticsPeriod period) => period switch
    {
        AnalyticsPeriod.Day => "24h",
        AnalyticsPeriod.Week => "7d",
        AnalyticsPeriod.Month => "30d",
        AnalyticsPeriod.Quarter => "90d",
        AnalyticsPeriod.Year => "1y",
        AnalyticsPeriod.All => "all",
        _ => throw new UnreachableException(),
    };

    /// <summary>Reads a name; none means <paramref name="fallback"/>, and is unknown without one.</summary>
    public static bool TryParse(string? name, AnalyticsPeriod? fallback, out AnalyticsPeriod period)
    {
        period = fallback.GetValueOrDefault();
        if (string.IsNullOrEmpty(name))
        {
            return fallback is not null;
        }

        foreach (var known in Enum.GetValues<AnalyticsPeriod>())
        {
            if (string.Equals(name, Of(known), StringComparison.OrdinalIgnoreCase))
            {
                period = known;
                return true;
            }
        }

        return false;
    }

    public static ProblemHttpResult Unknown() => TypedResults.ApiProblem(
        StatusCodes.Status400BadRequest,
        ErrorCodes.ValidationError,
        $"A period is one of: {string.Join(", ", Enum.GetValues<AnalyticsPeriod>().Select(Of))}.");
}
