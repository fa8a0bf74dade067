namespace KillBot.Domain.Notifications;

/// <summary>Who works on a destination now, and whether it is paused.</summary>
public sealed class OutboxDestination
{
    public required string Destination { get; init; }

    /// <summary>The relay that holds the claim.</summary>
    public Guid? ClaimedBy { get; set; }

    /// <summary>When the claim of a relay that died becomes free.</summary>
    public DateTimeOffset ClaimedUntil { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>What is wrong, as the sender names it; for messages in the admin's language.</summary>
    public string? PauseCode { get; set; }

    /// <summary>What is wrong, in English.</summary>
    public string? PauseReason { get; set; }
}
