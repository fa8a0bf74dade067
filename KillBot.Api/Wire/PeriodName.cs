using System.Diagnostics;
using KillBot.Api.Errors;
using KillBot.Domain.Stats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Wire;

/// <summary>Periods as the API names them.</summary>
internal static class PeriodName
{
    public static string Of(CalendarPeriod period) => period switch
    {
        CalendarPeriod.All => "all",
        CalendarPeriod.Day => "day",
        CalendarPeriod.Week => "week",
        CalendarPeriod.Month => "month",
        CalendarPeriod.Season => "season",
        _ => throw new UnreachableException(),
    };

    /// <summary>Reads a name; none means all of time.</summary>
    public static bool TryParse(string? name, out CalendarPeriod period)
    {
        foreach (var known in Enum.GetValues<CalendarPeriod>())
        {
            if (string.IsNullOrEmpty(name) || string.Equals(name, Of(known), StringComparison.OrdinalIgnoreCase))
            {
                period = string.IsNullOrEmpty(name) ? CalendarPeriod.All : known;
                return true;
            }
        }

        period = default;
        return false;
    }

    public static ProblemHttpResult Unknown() => TypedResults.ApiProblem(
        StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, "A period is one of: day, week, month, season, all.");
}
