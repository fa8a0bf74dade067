using System.Diagnostics;
using KillBot.Api.Errors;
using KillBot.Domain.Analytics.Trends;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Analytics;

/// <summary>Metrics of trends as the API names them.</summary>
internal static class TrendMetricName
{
    public static string Of(TrendMetric metric) => metric switch
    {
        TrendMetric.Kills => "kills",
        TrendMetric.Deaths => "deaths",
        TrendMetric.Kdr => "kdr",
        TrendMetric.PvpKills => "pvpKills",
        TrendMetric.PveKills => "pveKills",
        TrendMetric.Suicides => "suicides",
        TrendMetric.EnvironmentalDeaths => "environmentalDeaths",
        TrendMetric.ActiveUsers => "activeUsers",
        _ => throw new UnreachableException(),
    };

    public static bool TryParse(string? name, out TrendMetric metric)
    {
        foreach (var known in Enum.GetValues<TrendMetric>())
        {
            if (string.Equals(name, Of(known), StringComparison.OrdinalIgnoreCase))
            {
                metric = known;
                return true;
            }
        }

        metric = default;
        return false;
    }

    public static ProblemHttpResult Unknown() => TypedResults.ApiProblem(
        StatusCodes.Status400BadRequest,
        ErrorCodes.ValidationError,
        $"metric is one of: {string.Join(", ", Enum.GetValues<TrendMetric>().Select(Of))}. The last is of servers, with serverId.");
}
