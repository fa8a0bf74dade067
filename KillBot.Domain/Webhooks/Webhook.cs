namespace KillBot.Domain.Webhooks;

/// <summary>An address of a user's own that is told of events.</summary>
public sealed class Webhook
{
    public required Guid Id { get; init; }

    /// <summary>Whose it is: it is told what this account may see.</summary>
    public required Guid UserId { get; init; }

    public required string Name { get; set; }

    /// <summary>http or https, without user name or fragment. It may hold a secret of the receiver's.</summary>
    public required string Url { get; set; }

    /// <summary>The <see cref="Notifications.EventName"/>s it is told of, with a space between.</summary>
    public required string Events { get; set; }

    public required WebhookScope Scope { get; set; }

    /// <summary>The one server whose events it is told of; none = all that <see cref="Scope"/> says.</summary>
    public Guid? ServerId { get; set; }

    /// <summary>What deliveries are signed with, encrypted; none = they are not signed.</summary>
    public byte[]? ProtectedSecret { get; set; }

    /// <summary>Headers of every request, a JSON object of strings.</summary>
    public required string Headers { get; set; }

    /// <summary>How often a failed delivery is tried again.</summary>
    public required int MaxRetries { get; set; }

    /// <summary>Milliseconds before the first retry.</summary>
    public required int RetryDelay { get; set; }

    /// <summary>How many times longer each further delay is than the one before.</summary>
    public required double BackoffMultiplier { get; set; }

    public required bool IsActive { get; set; }

    /// <summary>Why KillBot has switched it off, in words for the owner; none when it works or when the owner did it.</summary>
    public string? DisabledReason { get; set; }

    /// <summary>Since when every attempt has failed; none while they arrive.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }
}
