namespace KillBot.Domain.ApiKeys;

/// <summary>A tracker's credential. The secret itself is never stored.</summary>
public sealed class ApiKey
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the secret's SHA-256: finds the key, says nothing about it.</summary>
    public required byte[] LookupHash { get; init; }

    /// <summary>The secret's first eight characters, for people to recognise it by.</summary>
    public required string Prefix { get; init; }

    /// <summary>The secret's SHA-256, encrypted: the HMAC key of UID logins.</summary>
    public required byte[] ProtectedSigningKey { get; init; }

    /// <summary>Whose kills this key reports.</summary>
    public required Guid PlayerId { get; init; }

    public Guid? UserId { get; init; }

    /// <summary>The server of kills that name none.</summary>
    public Guid? ServerId { get; init; }

    public required string Name { get; init; }

    public ApiKeyKind Kind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When the key last recorded something, to the minute, or signed a login.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}
