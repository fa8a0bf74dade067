namespace KillBot.Domain.Notifications;

/// <summary>What became of an attempt to deliver a message.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    public static SendResult Sent { get; } = new Delivered();

    /// <summary>What is noted of the attempt, for destinations whose owners may look at them.</summary>
    public SendAttempt? Attempt { get; init; }

    /// <summary>It has arrived.</summary>
    public sealed record Delivered : SendResult;

    /// <summary>It may work later. <paramref name="After"/> is the receiver's wish, if it has one.</summary>
    public sealed record Retry(string Error, TimeSpan? After = null) : SendResult;

    /// <summary>Nothing can be delivered at present; that is no fault of this message, which is never given up for it.</summary>
    public sealed record Offline(string Error, TimeSpan After) : SendResult;

    /// <summary>This message will never be accepted; the next may.</summary>
    public sealed record Dead(string Error) : SendResult;

    /// <summary>The destination refuses everything until somebody mends it.</summary>
    /// <param name="Reason">Tells an admin what is wrong, in English.</param>
    /// <param name="Code">The same for <see cref="INotificationSender.DestinationPausedAsync"/>, which may know other languages.</param>
    public sealed record Paused(string Reason, string? Code = null) : SendResult;
}

/// <summary>How an attempt went.</summary>
/// <param name="Duration">From its start to the end of the answer, or until it was given up.</param>
/// <param name="Status">The HTTP status of the answer; none without an answer.</param>
public readonly record struct SendAttempt(TimeSpan Duration, int? Status);
