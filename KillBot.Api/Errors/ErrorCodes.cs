namespace KillBot.Api.Errors;

/// <summary>The machine-readable codes of the API document's error table.</summary>
public static class ErrorCodes
{
    public const string Unauthorized = "UNAUTHORIZED";
    public const string InvalidToken = "INVALID_TOKEN";
    public const string InsufficientPermissions = "INSUFFICIENT_PERMISSIONS";
    public const string Forbidden = "FORBIDDEN";
    public const string NotFound = "NOT_FOUND";
    public const string UserNotFound = "USER_NOT_FOUND";
    public const string ValidationError = "VALIDATION_ERROR";
    public const string InvalidSignature = "INVALID_SIGNATURE";
    public const string TimestampTooOld = "TIMESTAMP_TOO_OLD";
    public const string RefreshTokenRequired = "REFRESH_TOKEN_REQUIRED";
    public const string RefreshFailed = "REFRESH_FAILED";
    public const string TokenRequired = "TOKEN_REQUIRED";
    public const string LogoutError = "LOGOUT_ERROR";
    public const string RateLimited = "RATE_LIMITED";
    public const string ServerError = "SERVER_ERROR";

    /// <summary>Another site that an answer depends on did not give one.</summary>
    public const string UpstreamError = "UPSTREAM_ERROR";

    /// <summary>Every code, in the order above.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(ErrorCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

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
