using System.Data.Common;
using System.Globalization;
using KillBot.Api.Errors;
using KillBot.Api.OpenApi;
using KillBot.Api.RateLimits;
using KillBot.Domain.Data;
using KillBot.Domain.Logins;
using KillBot.Domain.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Auth;

/// <summary>What people do with their session.</summary>
internal static partial class SessionEndpoints
{
    public static void MapSessionEndpoints(this RouteGroupBuilder auth)
    {
        auth.MapPost("/refresh", RefreshAsync).RequireRateLimit(RateLimit.Authentication).WithSummary("Replace a token by a new one")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(503);
        auth.MapPost("/logout", LogOutAsync).WithSummary("End the session").WithMetadata(new ChecksCredentials(Policies.Session))
            .ProducesProblem(401).ProducesProblem(500).ProducesProblem(503);
        auth.MapGet("/me", GetCurrentUserAsync).RequireAuthorization(Policies.SignedIn).WithSummary("Who calls")
            .ProducesProblem(401).ProducesProblem(404);
    }

    /// <summary>The old token is refused from then on. Only the latest token of a session can be replaced.</summary>
    private static async Task<Results<Ok<LoginResponse>, ProblemHttpResult>> RefreshAsync(
        RefreshRequest? request,
        SessionTokens tokens,
        SessionStore sessions,
        AccountQueries accounts,
        LoginAnswers answers,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request?.RefreshToken))
        {
            return TypedResults.ApiProblem(
                StatusCodes.Status400BadRequest, ErrorCodes.RefreshTokenRequired, "Send the current token as refreshToken.");
        }

        if (await tokens.ReadAsync(request.RefreshToken) is not { } token)
        {
            return Refused();
        }

        if (await accounts.FindAsync(token.UserId, cancellationToken) is null)
        {
            return LoginAnswers.NoAccount();
        }

        return await sessions.RenewAsync(token.SessionId, token.TokenId, answers.TokenLifetime) is { } session
            ? await answers.SignedInAsync(session, cancellationToken)
            : Refused();
    }

    /// <summary>The token is refused from then on, and so are all others of the account with <c>all=true</c>.</summary>
    private static async Task<Results<Ok<LogoutResponse>, ProblemHttpResult>> LogOutAsync(
        bool? all, Caller caller, SessionStore sessions, HttpContext context, ILogger<SessionStore> logger)
    {
        if (caller.Session is not { } session)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Credentials.Of(context.Request).IsEmpty
                ? TypedResults.ApiProblem(StatusCodes.Status401Unauthorized, ErrorCodes.TokenRequired,
                    "Send the token whose session is to end: Authorization: Bearer …")
                : TypedResults.ApiProblem(StatusCodes.Status401Unauthorized, ErrorCodes.InvalidToken,
                    "This is no token of a session that lasts. There is nothing to end.");
        }

        try
        {
            if (all is true)
            {
                await sessions.RevokeAllAsync(session.UserId);
                return TypedResults.Ok(new LogoutResponse(true, "All sessions have ended."));
            }

            await sessions.RevokeAsync(session.SessionId);
            return TypedResults.Ok(new LogoutResponse(true, "The session has ended."));
        }
        catch (WriteQueueFullException)
        {
            context.Response.Headers.RetryAfter =
                WriteQueueFullException.RetryAfter.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            return TypedResults.ApiProblem(StatusCodes.Status503ServiceUnavailable, ErrorCodes.LogoutError,
                "The session lasts: too much is waiting to be written. Try again in a moment.");
        }
        catch (DbException exception)
        {
            Log.NotEnded(logger, session.SessionId, exception);
            return TypedResults.ApiProblem(StatusCodes.Status500InternalServerError, ErrorCodes.LogoutError,
                $"The session lasts: its end could not be stored. The operator finds it in the log as {session.SessionId:N}.");
        }
    }

    /// <summary>The account of the token, or the one that the API key belongs to.</summary>
    private static async Task<Results<Ok<CurrentUserResponse>, ProblemHttpResult>> GetCurrentUserAsync(
        Caller caller, AccountQueries accounts, CancellationToken cancellationToken) =>
        caller.UserId is { } userId && await accounts.FindAsync(userId, cancellationToken) is { } account
            ? TypedResults.Ok(new CurrentUserResponse(AccountResponse.From(account)))
            : TypedResults.ApiProblem(
                StatusCodes.Status404NotFound, ErrorCodes.UserNotFound, "This API key belongs to no account. Sign in with Discord.");

    private static ProblemHttpResult Refused() => TypedResults.ApiProblem(
        StatusCodes.Status401Unauthorized, ErrorCodes.RefreshFailed,
        "This token is not the latest of a session, or the session has ended. Sign in again.");

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Session {SessionId} could not be ended.")]
        public static partial void NotEnded(ILogger logger, Guid sessionId, Exception exception);
    }
}
