namespace KillBot.Api.Errors;

/// <summary>The machine-readable codes of the API document's error table.</summary>
public static class ErrorCodes
{
    public const string Unauthorized = "UNAUTHORIZED";
    public const string InvalidToken = "INVALID_TOKEN";
    public const string Forbidden = "FORBIDDEN";
    public const string NotFound = "NOT_FOUND";
    public const string UserNotFound = "USER_NOT_FOUND";
    public const string ValidationError = "VALIDATION_ERROR";
    public const string RateLimited = "RATE_LIMITED";
    public const string ServerError = "SERVER_ERROR";

    /// <summary>The code of a status that nothing more precise is known about.</summary>
    public static string Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Unauthorized,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status429TooManyRequests => RateLimited,
        >= 400 and < 500 => ValidationError,
        _ => ServerError,
    };
}
