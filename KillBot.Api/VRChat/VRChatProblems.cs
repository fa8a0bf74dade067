using KillBot.Api.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.VRChat;

/// <summary>Errors in the words of the VRChat API document, which its clients show.</summary>
internal static class VRChatProblems
{
    private const string UserIdFormat = "usr_xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    public static ProblemHttpResult InvalidUserId() => Invalid("Invalid User ID format", $"User ID must match format: {UserIdFormat}");

    public static ProblemHttpResult InvalidPlayerId() => Invalid("Invalid Player ID format", $"Player ID must match format: {UserIdFormat}");

    public static ProblemHttpResult InvalidSessionId() =>
        Invalid("Invalid Session UUID format", "Session UUID must be a valid UUID v4 format");

    public static ProblemHttpResult InvalidCursor() => Invalid("Invalid cursor", "Pass back the nextCursor of the last page, unchanged.");

    public static ProblemHttpResult UnknownUser() => TypedResults.ApiProblem(
        StatusCodes.Status404NotFound, ErrorCodes.UserNotFound, "Nobody by this id was met yet, so that nothing is cached.", "User not found");

    private static ProblemHttpResult Invalid(string error, string details) =>
        TypedResults.ApiProblem(StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, details, error);
}
