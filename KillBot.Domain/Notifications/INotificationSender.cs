namespace KillBot.Domain.Notifications;

/// <summary>Turns waiting events into messages of one kind of destination and delivers them.</summary>
public interface INotificationSender
{
    /// <summary>The <see cref="Destination.Kind"/> it serves.</summary>
    string Kind { get; }

    /// <summary>
    /// Decides what the next message says: as many of <paramref name="waiting"/>, from its start, as fit. Called with at least
    /// one.
    /// </summary>
    ComposedMessage Compose(IReadOnlyList<KillNotification> waiting);

    /// <summary>Delivers a message. A repeat of the same message must be recognised by its nonce.</summary>
    Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>Called once when a destination has been paused, to tell whoever can mend it.</summary>
    Task DestinationPausedAsync(Destination destination, string reason, CancellationToken cancellationToken);
}

/// <param name="Payload">What <see cref="INotificationSender.SendAsync"/> will send, JSON.</param>
/// <param name="Count">How many of the waiting events it tells, at least one.</param>
public readonly record struct ComposedMessage(string Payload, int Count);
