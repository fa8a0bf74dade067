using System.Globalization;
using KillBot.Api.Errors;
using KillBot.Domain.VRChat.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.VRChat;

/// <summary>Why VRChat did not do what it was asked, in the words of the VRChat API document.</summary>
internal static class VRChatApiProblems
{
    private const string SuccessMember = "success";

    /// <summary>400 for credentials that cannot be any.</summary>
    public static ProblemHttpResult Invalid((string Error, string Details) problem) => Failure(
        StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, problem.Error, problem.Details);

    /// <summary>Why there is no profile.</summary>
    public static ProblemHttpResult Explain(VRChatException exception, HttpContext context) => exception.Failure switch
    {
        VRChatFailure.SignedOut or VRChatFailure.Refused => Problem(
            StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, "Authentication required", "Please log in via /login"),
        VRChatFailure.Denied => Problem(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "VRChat API access denied", exception.Message),
        VRChatFailure.NotFound => Problem(StatusCodes.Status404NotFound, ErrorCodes.UserNotFound, "User not found", exception.Message),
        VRChatFailure.LeftAlone => LeftAlone(exception, context, Problem),
        _ => Problem(StatusCodes.Status500InternalServerError, ErrorCodes.UpstreamError, "API error", $"{exception.Message} Try again later."),
    };

    /// <summary>Why a login, or its second step, failed.</summary>
    /// <param name="refused">The document's words for wrong credentials.</param>
    /// <param name="failed">The document's words for everything else.</param>
    public static ProblemHttpResult Explain(VRChatException exception, HttpContext context, string refused, string failed) =>
        exception.Failure switch
        {
            VRChatFailure.Refused or VRChatFailure.SignedOut => Failure(
                StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, refused, exception.Message),
            VRChatFailure.LeftAlone => LeftAlone(exception, context, Failure),
            _ => Failure(
                StatusCodes.Status500InternalServerError, ErrorCodes.UpstreamError, failed, $"{exception.Message} Try again later."),
        };

    private static ProblemHttpResult LeftAlone(
        VRChatException exception, HttpContext context, Func<int, string, string, string, ProblemHttpResult> problem)
    {
        context.Response.Headers.RetryAfter =
            Math.Ceiling(exception.RetryAfter!.Value.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return problem(
            StatusCodes.Status503ServiceUnavailable, ErrorCodes.UpstreamError, "VRChat rate limit reached",
            $"{exception.Message} Retry-After says when to try again.");
    }

    private static ProblemHttpResult Problem(int status, string code, string error, string details) =>
        TypedResults.ApiProblem(status, code, details, error);

    /// <summary>An error of the login, where the document answers <c>success: false</c> as well.</summary>
    private static ProblemHttpResult Failure(int status, string code, string error, string details) => TypedResults.Problem(
        details, title: error, statusCode: status, extensions: [new("code", code), new(SuccessMember, false)]);
}
