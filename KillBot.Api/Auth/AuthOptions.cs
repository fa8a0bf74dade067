namespace KillBot.Api.Auth;

/// <summary>The section <c>Auth</c> of the configuration.</summary>
public sealed class AuthOptions
{
    /// <summary>HMAC-SHA256 needs a key of at least its own length (RFC 7518, section 3.2).</summary>
    public const int MinimumKeyLength = 32;

    /// <summary>What tokens are signed with, 32 bytes or more in UTF-8. Empty: <see cref="GeneratedSigningKey"/>.</summary>
    public string JwtSigningKey { get; set; } = "";

    /// <summary>How long a token is valid.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Brings the key that this instance generated once and keeps.</summary>
    public Func<byte[]> GeneratedSigningKey { get; set; } =
        () => throw new InvalidOperationException("Neither Auth:JwtSigningKey nor a generated key is there.");
}
