namespace KillBot.Domain.Notifications;

/// <summary>An event that one destination is to hear of, written in the event's own transaction.</summary>
public sealed class OutboxItem
{
    /// <summary>Gives the order within a destination.</summary>
    public long Id { get; init; }

    /// <summary>The <see cref="Notifications.Destination"/> as text.</summary>
    public required string Destination { get; init; }

    /// <summary>One of <see cref="EventName"/>.</summary>
    public required string Event { get; init; }

    /// <summary>What it is about: the kill, the player, ….</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>What there is to tell, JSON, where it is not read from the subject when the message is composed.</summary>
    public string? Data { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it may be told at the earliest; 1970 for at once.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>The feed that decides how it is told, where there is one.</summary>
    public Guid? FeedId { get; init; }

    /// <summary>The message that tells it; none yet while it waits.</summary>
    public Guid? MessageId { get; set; }
}
