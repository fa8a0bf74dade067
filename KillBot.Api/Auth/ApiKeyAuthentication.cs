using System.Security.Claims;
using System.Text.Encodings.Web;
using KillBot.Api.Errors;
using KillBot.Domain.ApiKeys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Auth;

/// <summary>
/// API keys: <c>Authorization: Bearer kb_…</c>, and, as trackers in the field send them, the raw key in <c>Authorization</c>
/// or in <c>X-API-Key</c>.
/// </summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyAuthenticator authenticator) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    private const string BearerPrefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ApiKeyInRequest().IsEmpty
            ? ApiProblems.WriteAsync(Context, StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized,
                "Send your API key: Authorization: Bearer kb_…")
            : ApiProblems.WriteAsync(Context, StatusCodes.Status401Unauthorized, ErrorCodes.InvalidToken,
                "This API key is unknown, revoked or expired. Ask for a new one.");
    }

    private AuthenticateResult Authenticate()
    {
        var secret = ApiKeyInRequest();
        if (secret.IsEmpty)
        {
            return AuthenticateResult.NoResult();
        }

        if (authenticator.Authenticate(secret) is not { } identity)
        {
            return AuthenticateResult.Fail("Unknown, revoked or expired key.");
        }

        var principal = new ClaimsPrincipal(new ApiKeyClaims(identity));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    private ReadOnlySpan<char> ApiKeyInRequest()
    {
        var authorization = Request.Headers.Authorization.ToString().AsSpan().Trim();
        if (authorization.IsEmpty)
        {
            return Request.Headers["X-API-Key"].ToString().AsSpan().Trim();
        }

        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? authorization[BearerPrefix.Length..].Trim()
            : authorization;
    }

    /// <summary>The identity of a request that brought a valid key.</summary>
    internal sealed class ApiKeyClaims(ApiKeyIdentity key) : ClaimsIdentity(SchemeName)
    {
        public ApiKeyIdentity Key { get; } = key;
    }
}
