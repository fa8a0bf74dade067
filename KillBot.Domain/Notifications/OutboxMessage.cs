namespace KillBot.Domain.Notifications;

/// <summary>
/// A message as it will be sent. Its text and nonce are stored before the first attempt, so that a retry repeats the same
/// message and the receiver can recognise it.
/// </summary>
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    public required string Destination { get; init; }

    /// <summary>Up to 25 characters (Discord's limit).</summary>
    public required string Nonce { get; init; }

    /// <summary>What the sender of this kind of destination made, JSON.</summary>
    public required string Payload { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Since when every attempt has failed; none while it has not been tried or its destination is paused.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>Why the last attempt failed, without secrets.</summary>
    public string? LastError { get; set; }
}
