using Microsoft.Extensions.Logging;

namespace KillBot.Domain.Notifications;

/// <summary>Turns waiting events into messages of one kind of destination and delivers them.</summary>
public interface INotificationSender
{
    /// <summary>The <see cref="Destination.Kind"/> it serves.</summary>
    string Kind { get; }

    /// <summary>How loudly a failure is logged: a stranger's receiver that is down is no concern of the operator.</summary>
    LogLevel FailureLevel => LogLevel.Warning;

    /// <summary>How many waiting events are looked at for one message: more than these never fit into one.</summary>
    int MaxEvents { get; }

    /// <summary>
    /// Decides what the next message says: as many of <paramref name="waiting"/>, from its start, as fit. Called with at least
    /// one.
    /// </summary>
    Task<ComposedMessage> ComposeAsync(
        Destination destination, IReadOnlyList<OutboxItem> waiting, CancellationToken cancellationToken);

    /// <summary>Delivers a message. A repeat of the same message must be recognised by its nonce.</summary>
    Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>Called once when a destination has been paused, to tell whoever can mend it; not while something else of the same channel is.</summary>
    Task DestinationPausedAsync(Destination destination, SendResult.Paused pause, CancellationToken cancellationToken);

    /// <summary>Called once when a destination that was paused takes messages again, the last of its channel.</summary>
    Task DestinationResumedAsync(Destination destination, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <param name="Payload">What <see cref="INotificationSender.SendAsync"/> will send; null when there is nothing left to tell.</param>
/// <param name="Count">How many of the waiting events it tells, or passes over; at least one.</param>
public readonly record struct ComposedMessage(string? Payload, int Count);
