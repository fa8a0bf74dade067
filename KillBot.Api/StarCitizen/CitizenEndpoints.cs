using KillBot.Api.Errors;
using KillBot.Domain.StarCitizen.Citizens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.StarCitizen;

/// <summary>Citizens, from their public pages at robertsspaceindustries.com.</summary>
internal static class CitizenEndpoints
{
    public static void MapCitizenEndpoints(this RouteGroupBuilder starCitizen) =>
        starCitizen.MapGet("/players/{handle}", FindAsync).WithSummary("A player's public profile at robertsspaceindustries.com")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(502).ProducesProblem(503);

    /// <remarks>
    /// What the citizen's page says, remembered for an hour. When the site fails, what it said before, marked as stale; 502 when it
    /// said nothing before, 503 while it wants to be left alone.
    /// </remarks>
    /// <param name="handle">3 to 60 letters, digits, underscores and hyphens.</param>
    internal static async Task<Results<Ok<CitizenDataResponse>, ProblemHttpResult>> FindAsync(
        string handle, CitizenDirectory citizens, HttpContext context, CancellationToken cancellationToken)
    {
        if (!CitizenHandle.IsValid(handle))
        {
            return TypedResults.ApiProblem(
                StatusCodes.Status400BadRequest,
                ErrorCodes.ValidationError,
                $"A handle has {CitizenHandle.MinLength} to {CitizenHandle.MaxLength} letters, digits, underscores and hyphens.");
        }

        switch (await citizens.FindAsync(handle, cancellationToken))
        {
            case CitizenAnswer.Found found:
                return TypedResults.Ok(CitizenDataResponse.From(found));
            case CitizenAnswer.NotFound:
                return TypedResults.ApiProblem(
                    StatusCodes.Status404NotFound, ErrorCodes.NotFound, "The site knows no citizen by this handle. Check its spelling.");
            case CitizenAnswer.Unavailable failure:
                if (failure.RetryAfter is { } wait)
                {
                    context.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
                }

                return TypedResults.ApiProblem(
                    failure.WasAsked ? StatusCodes.Status502BadGateway : StatusCodes.Status503ServiceUnavailable,
                    ErrorCodes.UpstreamError,
                    $"{failure.Reason} Try again later.");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
