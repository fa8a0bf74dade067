namespace KillBot.Domain.Sessions;

/// <summary>A login, from the first token to the logout. Only its latest token is valid.</summary>
public sealed class Session
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The id (<c>jti</c>) of the one valid token; a refresh replaces it.</summary>
    public required Guid TokenId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the valid token expires.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
