namespace KillBot.Domain.Notifications;

/// <summary>One attempt to deliver a message, where its sender has it noted.</summary>
public sealed class OutboxAttempt
{
    public required Guid MessageId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset At { get; init; }

    public required int DurationMilliseconds { get; init; }

    /// <summary>The HTTP status of the answer; none without an answer.</summary>
    public int? Status { get; init; }

    /// <summary>Why it failed, without secrets; none when it arrived.</summary>
    public string? Error { get; init; }
}
