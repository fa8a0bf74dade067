using System.Security.Claims;
using System.Text.Encodings.Web;
using KillBot.Domain.ApiKeys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Auth;

/// <summary>Requests that bring an API key.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyAuthenticator authenticator) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        AuthenticationAnswers.ChallengeAsync(Context, "This API key is unknown, revoked or expired. Ask for a new one.");

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => AuthenticationAnswers.ForbidAsync(Context);

    private AuthenticateResult Authenticate()
    {
        var secret = Credentials.Of(Request);
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

    /// <summary>The identity of a request that brought a valid key.</summary>
    internal sealed class ApiKeyClaims(ApiKeyIdentity key) : ClaimsIdentity(SchemeName)
    {
        public ApiKeyIdentity Key { get; } = key;
    }
}
