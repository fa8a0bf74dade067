using System.Reflection;
using System.Security.Claims;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Players;
using KillBot.Domain.Sessions;

namespace KillBot.Api.Auth;

/// <summary>Who calls; an endpoint takes it as a parameter. Anonymous callers have neither key nor session.</summary>
/// <param name="Key">The API key that the request brought.</param>
/// <param name="Session">The login whose token the request brought.</param>
internal sealed record Caller(ApiKeyIdentity? Key, SessionIdentity? Session)
{
    public bool IsAdmin => Key is { IsAdmin: true } || Session is { IsAdmin: true };

    public bool IsSignedIn => Key is not null || Session is not null;

    /// <summary>The account behind the session, or behind the key where it has one.</summary>
    public Guid? UserId => Session?.UserId ?? Key?.UserId;

    /// <summary>The caller as a reader of players.</summary>
    public Viewer AsViewer => new(UserId, Key?.PlayerId, IsAdmin);

    /// <summary>The key of a caller who was let in by <see cref="Policies.ApiKey"/>.</summary>
    public ApiKeyIdentity RequiredKey =>
        Key ?? throw new InvalidOperationException("This endpoint must require an API key.");

    /// <summary>The session of a caller who was let in by <see cref="Policies.Session"/>.</summary>
    public SessionIdentity RequiredSession =>
        Session ?? throw new InvalidOperationException("This endpoint must require a session.");

    public static Caller Of(ClaimsPrincipal user) => new(
        (user.Identity as ApiKeyAuthentication.ApiKeyClaims)?.Key,
        (user.Identity as SessionAuthentication.SessionClaims)?.Session);

    public static ValueTask<Caller> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(Of(context.User));
}
