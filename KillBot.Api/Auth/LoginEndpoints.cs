using System.Globalization;
using KillBot.Api.Errors;
using KillBot.Api.RateLimits;
using KillBot.Domain.Logins;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Auth;

/// <summary>Where people sign in.</summary>
internal static partial class LoginEndpoints
{
    public static void MapLoginEndpoints(this RouteGroupBuilder auth)
    {
        auth.MapPost("/discord", SignInWithDiscordAsync).RequireRateLimit(RateLimit.Authentication).WithSummary("Sign in with Discord")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(422).ProducesProblem(502).ProducesProblem(503);
        auth.MapPost("/uid-login", SignInWithKeyAsync).RequireRateLimit(RateLimit.Authentication).WithSummary("Sign in with an API key that is not sent")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(422).ProducesProblem(503);
    }

    /// <summary>Takes the code of a Discord login (OAuth2, authorization code grant, scopes <c>identify</c> and <c>guilds</c>).</summary>
    private static async Task<Results<Ok<LoginResponse>, ProblemHttpResult>> SignInWithDiscordAsync(
        DiscordLoginRequest request,
        IOptions<DiscordLoginOptions> options,
        DiscordOAuth discord,
        AccountLogin accounts,
        LoginAnswers answers,
        HttpContext context,
        ILogger<DiscordOAuth> logger,
        CancellationToken cancellationToken)
    {
        var errors = Check(request, options.Value);
        if (!errors.IsEmpty)
        {
            return TypedResults.InvalidBody(errors);
        }

        if (!options.Value.IsConfigured)
        {
            return TypedResults.ApiProblem(StatusCodes.Status503ServiceUnavailable, ErrorCodes.ServerError,
                "Nobody can sign in with Discord here yet. The operator sets Discord:ClientId, Discord:ClientSecret and Discord:RedirectUri.");
        }

        try
        {
            var profile = await discord.SignInAsync(request.Code!, cancellationToken);
            return await answers.SignedInAsync(await accounts.SignInAsync(profile, answers.TokenLifetime), cancellationToken);
        }
        catch (DiscordLoginException exception)
        {
            return Explain(exception, context, logger);
        }
    }

    /// <summary>For trackers: proves to have an API key of the account without sending it. Each signature works once.</summary>
    private static async Task<Results<Ok<LoginResponse>, ProblemHttpResult>> SignInWithKeyAsync(
        UidLoginRequest request, UidLogin login, LoginAnswers answers, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        Require(errors, "uid", request.Uid, "Send the Discord id of the account.");
        Require(errors, "signature", request.Signature, "Sign with an API key: HMAC-SHA256 of uid:timestamp.");
        if (request.Timestamp is null)
        {
            errors.Add("timestamp", "Send the time in milliseconds since 1970.");
        }

        if (!errors.IsEmpty)
        {
            return TypedResults.InvalidBody(errors);
        }

        if (!login.IsInTime(request.Timestamp!.Value))
        {
            return TypedResults.ApiProblem(StatusCodes.Status401Unauthorized, ErrorCodes.TimestampTooOld,
                "The timestamp is more than 5 minutes from the time here. Check the clock and sign again.");
        }

        return await login.SignInAsync(request.Uid!, request.Timestamp.Value, request.Signature!, answers.TokenLifetime, cancellationToken)
            is { } session
                ? await answers.SignedInAsync(session, cancellationToken)
                : TypedResults.ApiProblem(StatusCodes.Status401Unauthorized, ErrorCodes.InvalidSignature,
                    "No valid API key of this account made this signature, or it was used before. Sign again, with a new timestamp.");
    }

    private static FieldErrors Check(DiscordLoginRequest request, DiscordLoginOptions options)
    {
        var errors = new FieldErrors();
        if (string.IsNullOrWhiteSpace(request.Code) || request.Code.Length > DiscordLoginRequest.CodeLength)
        {
            errors.Add("code", $"Send the code of the redirect, up to {DiscordLoginRequest.CodeLength} characters.");
        }

        if (options.IsConfigured && request.RedirectUri is not null && request.RedirectUri != options.RedirectUri)
        {
            errors.Add("redirectUri", "This instance takes one address only. Leave it out.");
        }

        return errors;
    }

    private static void Require(FieldErrors errors, string field, string? value, string message)
    {
        if (string.IsNullOrEmpty(value))
        {
            errors.Add(field, message);
        }
    }

    private static ProblemHttpResult Explain(DiscordLoginException exception, HttpContext context, ILogger logger)
    {
        if (exception.RetryAfter is { } retryAfter)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        switch (exception.Failure)
        {
            case DiscordLoginFailure.Refused:
                return TypedResults.ApiProblem(StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized,
                    $"{exception.Message} A code works once, for a short time, with the scope identify. Start the login again.");
            case DiscordLoginFailure.Misconfigured:
                Log.Misconfigured(logger, exception.Message);
                return TypedResults.ApiProblem(StatusCodes.Status503ServiceUnavailable, ErrorCodes.ServerError,
                    "Discord does not know this application. The operator finds it in the log.");
            case DiscordLoginFailure.Unreadable:
                return TypedResults.ApiProblem(
                    StatusCodes.Status502BadGateway, ErrorCodes.ServerError, $"{exception.Message} Try again later.");
            case DiscordLoginFailure.Unavailable:
            default:
                return TypedResults.ApiProblem(
                    StatusCodes.Status503ServiceUnavailable, ErrorCodes.ServerError, $"{exception.Message} Try again in a moment.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
            Message = "{Reason} Nobody can sign in. Check Discord:ClientId and Discord:ClientSecret in the developer portal.")]
        public static partial void Misconfigured(ILogger logger, string reason);
    }
}
