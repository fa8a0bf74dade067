using KillBot.Api.Errors;

namespace KillBot.Api.Auth;

/// <summary>What callers read who are unknown, or known and not allowed.</summary>
internal static class AuthenticationAnswers
{
    /// <summary>401.</summary>
    /// <param name="refused">What is wrong with the credentials that were sent.</param>
    public static Task ChallengeAsync(HttpContext context, string refused)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Credentials.Of(context.Request).IsEmpty
            ? ApiProblems.WriteAsync(context, StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized,
                "Send an API key or the token of a login: Authorization: Bearer …")
            : ApiProblems.WriteAsync(context, StatusCodes.Status401Unauthorized, ErrorCodes.InvalidToken, refused);
    }

    /// <summary>403 for the reason that the endpoint's policy gives.</summary>
    public static Task ForbidAsync(HttpContext context) => ApiProblems.WriteAsync(
        context, StatusCodes.Status403Forbidden, ErrorCodes.InsufficientPermissions,
        Policies.Advice(context.GetEndpoint()?.Metadata.GetOrderedMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>()));
}
