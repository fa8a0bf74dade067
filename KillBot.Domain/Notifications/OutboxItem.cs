namespace KillBot.Domain.Notifications;

/// <summary>An event that one destination is to hear of, written in the event's own transaction.</summary>
public sealed class OutboxItem
{
    /// <summary>Gives the order within a destination.</summary>
    public long Id { get; init; }

    /// <summary>The <see cref="Notifications.Destination"/> as text.</summary>
    public required string Destination { get; init; }

    public required Guid KillId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The message that tells it; none yet while it waits.</summary>
    public Guid? MessageId { get; set; }
}
