using KillBot.Api.Errors;

namespace KillBot.Tests.Contract;

public sealed class ErrorCodeTests
{
    /// <summary>The table "Error Codes" of the published API document.</summary>
    private static readonly string[] Published =
    [
        "UNAUTHORIZED",
        "INVALID_TOKEN",
        "INSUFFICIENT_PERMISSIONS",
        "FORBIDDEN",
        "NOT_FOUND",
        "VALIDATION_ERROR",
        "RATE_LIMITED",
        "SERVER_ERROR",
        "INVALID_SIGNATURE",
        "TIMESTAMP_TOO_OLD",
        "REFRESH_TOKEN_REQUIRED",
        "USER_NOT_FOUND",
        "REFRESH_FAILED",
        "LOGOUT_ERROR",
        "TOKEN_REQUIRED",
    ];

    [Fact]
    public void Every_published_code_is_known() => Assert.Empty(Published.Except(ErrorCodes.All, StringComparer.Ordinal));

    [Fact]
    public void Every_code_is_written_like_the_published_ones()
    {
        Assert.Equal(ErrorCodes.All.Count, ErrorCodes.All.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ErrorCodes.All, code => Assert.Matches("^[A-Z]+(_[A-Z]+)*$", code));
    }

    [Theory]
    [InlineData(400, "VALIDATION_ERROR")]
    [InlineData(401, "UNAUTHORIZED")]
    [InlineData(403, "FORBIDDEN")]
    [InlineData(404, "NOT_FOUND")]
    [InlineData(422, "VALIDATION_ERROR")]
    [InlineData(429, "RATE_LIMITED")]
    [InlineData(500, "SERVER_ERROR")]
    public void Every_published_status_has_a_code(int status, string code) => Assert.Equal(code, ErrorCodes.Of(status));
}
