using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KillBot.Api.Errors;

/// <summary>
/// Error bodies: RFC 9457 problem details, with the members <c>error</c>, <c>details</c>, <c>code</c> and <c>traceId</c> that
/// the API documents promise.
/// </summary>
internal static class ApiProblems
{
    private const string CodeMember = "code";

    extension(TypedResults)
    {
        /// <summary>An error with a code of <see cref="ErrorCodes"/> and a sentence that says what to do.</summary>
        /// <param name="error">What clients show; else the name of the status.</param>
        public static ProblemHttpResult ApiProblem(int status, string code, string detail, string? error = null) =>
            TypedResults.Problem(detail, statusCode: status, title: error, extensions: [new(CodeMember, code)]);

        /// <summary>422: well-formed, but these fields are wrong. 403: not the caller's to say.</summary>
        public static ProblemHttpResult InvalidBody(FieldErrors errors) => TypedResults.Problem(
            errors.Summary,
            statusCode: errors.IsForbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity,
            extensions:
            [
                new(CodeMember, errors.IsForbidden ? ErrorCodes.Forbidden : ErrorCodes.ValidationError),
                new("errors", errors.ToDictionary()),
            ]);
    }

    /// <summary>Completes every error body, whoever made it.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        problem.Status = status;
        // The framework knows no type for 429.
        problem.Type ??= status == StatusCodes.Status429TooManyRequests ? "https://tools.ietf.org/html/rfc6585#section-4" : "about:blank";
        problem.Detail ??= ErrorSentences.Of(status);
        problem.Instance ??= context.HttpContext.Request.Path;
        problem.Extensions.TryAdd(CodeMember, ErrorCodes.Of(status));
        problem.Extensions["error"] = problem.Title;
        problem.Extensions["details"] = problem.Detail;
        problem.Extensions["traceId"] = context.HttpContext.TraceIdentifier;
    }

    /// <summary>Writes an error body from outside an endpoint.</summary>
    public static async Task WriteAsync(HttpContext context, int status, string code, string detail)
    {
        context.Response.StatusCode = status;
        await context.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails
            {
                Status = status,
                Detail = detail,
                Extensions = { [CodeMember] = code },
            },
        });
    }
}
