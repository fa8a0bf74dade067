namespace KillBot.Domain.Kills;

/// <summary>An event id that a key has used, so that a repeat finds the kill it made.</summary>
public sealed class KillReport
{
    public required Guid ApiKeyId { get; init; }

    /// <summary>The <c>eventId</c> or <c>Idempotency-Key</c>, 1 to 200 characters.</summary>
    public required string EventId { get; init; }

    public required Guid KillId { get; init; }
}
