namespace KillBot.Domain.Links;

/// <summary>What somebody is to write into a bio to prove that it is theirs. An account has one of each kind.</summary>
public sealed class LinkCode
{
    public required Guid UserId { get; init; }

    public required LinkKind Kind { get; init; }

    /// <inheritdoc cref="AccountLink.Subject"/>
    public required string Subject { get; init; }

    /// <summary>As it was typed.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="LinkCodeText"/>.</summary>
    public required string Code { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the bio was last looked at; outlives the code, for one look a minute.</summary>
    public DateTimeOffset? CheckedAt { get; init; }
}
