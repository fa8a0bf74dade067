using System.Globalization;
using System.Text;
using KillBot.Domain.Sessions;
using KillBot.Domain.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KillBot.Api.Auth;

/// <summary>Writes and reads the tokens of sessions: JWTs (RFC 7519) signed with HS256 and nothing else.</summary>
internal sealed class SessionTokens
{
    private const string Name = "killbot";
    private const int MaximumLength = 2048;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _credentials;
    private readonly TokenValidationParameters _parameters;

    public SessionTokens(IOptions<AuthOptions> options)
    {
        var secret = options.Value.JwtSigningKey is { Length: > 0 } text ? Encoding.UTF8.GetBytes(text) : options.Value.GeneratedSigningKey();
        var key = new SymmetricSecurityKey(secret);
        _credentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        _parameters = new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidIssuer = Name,
            ValidAudience = Name,
            // The session says until when its token is valid, to whoever may still renew it as well.
            ValidateLifetime = false,
        };
    }

    public string Write(Session session) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Name,
        Audience = Name,
        IssuedAt = session.CreatedAt.UtcDateTime,
        Expires = session.ExpiresAt.UtcDateTime,
        SigningCredentials = _credentials,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [JwtRegisteredClaimNames.Sub] = PublicId.OfUser(session.UserId),
            [JwtRegisteredClaimNames.Sid] = session.Id.ToString("N", CultureInfo.InvariantCulture),
            [JwtRegisteredClaimNames.Jti] = session.TokenId.ToString("N", CultureInfo.InvariantCulture),
        },
    });

    /// <summary>What a token of ours names; null for anything else. An expired token is read too: the session decides.</summary>
    public async Task<SessionToken?> ReadAsync(string token)
    {
        if (token.Length > MaximumLength)
        {
            return null;
        }

        var result = await _handler.ValidateTokenAsync(token, _parameters);
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt }
            && jwt.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Sid, out var session)
            && jwt.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Jti, out var id)
            && jwt.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Sub, out var user)
            && Guid.TryParseExact(session, "N", out var sessionId)
            && Guid.TryParseExact(id, "N", out var tokenId)
            && PublicId.TryParseUser(user, out var userId)
                ? new SessionToken(sessionId, tokenId, userId)
                : null;
    }
}

/// <summary>What a token names.</summary>
internal readonly record struct SessionToken(Guid SessionId, Guid TokenId, Guid UserId);
