using System.Security.Claims;
using System.Text.Encodings.Web;
using KillBot.Domain.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Auth;

/// <summary>Requests that bring the token of a login.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionTokens tokens,
    SessionAuthenticator sessions) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        await tokens.ReadAsync(Credentials.Of(Request).ToString()) is { } token
        && sessions.Authenticate(token.SessionId, token.TokenId) is { } identity
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new SessionClaims(identity)), SchemeName))
            : AuthenticateResult.Fail("Invalid, expired or ended session.");

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        AuthenticationAnswers.ChallengeAsync(Context, "This token is invalid, has expired or was ended. Sign in again.");

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => AuthenticationAnswers.ForbidAsync(Context);

    /// <summary>The identity of a request that brought a valid token.</summary>
    internal sealed class SessionClaims(SessionIdentity session) : ClaimsIdentity(SchemeName)
    {
        public SessionIdentity Session { get; } = session;
    }
}
