using KillBot.Api.Errors;
using KillBot.Domain.Stats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Wire;

/// <summary>Periods as the API names them.</summary>
internal static class PeriodName
{
    public static string Of(CalendarPeriod period) => CalendarPeriods.NameOf(period);

    /// <summary>Reads a name; none means all of time.</summary>
    public static bool TryParse(string? name, out CalendarPeriod period)
    {
        var known = string.IsNullOrEmpty(name) ? CalendarPeriod.All : CalendarPeriods.Find(name);
        period = known ?? default;
        return known is not null;
    }

    public static ProblemHttpResult Unknown() => TypedResults.ApiProblem(
        StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, "A period is one of: day, week, month, season, all.");
}
