using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Errors;

/// <summary>
/// Writes error bodies whatever the client accepts: the framework's own writer leaves one empty, or falls over, when
/// <c>Accept</c> does not name JSON.
/// </summary>
internal sealed class ApiProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;
        context.ProblemDetails.Status ??= response.StatusCode;
        // A result fills in the type and the title of the status.
        _ = TypedResults.Problem(context.ProblemDetails);
        ApiProblems.Complete(context);
        await response.WriteAsJsonAsync(
            context.ProblemDetails, context.ProblemDetails.GetType(), json.Value.SerializerOptions, "application/problem+json");
    }
}
