namespace KillBot.Domain.VRChat.Events;

/// <summary>What is known of a <see cref="VRChatTracker"/>: the client that it follows.</summary>
public sealed class TrackerState
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required Guid ServerId { get; set; }

    /// <summary>When it last told anything, by this machine's clock.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The VRChat client runs, as far as is known.</summary>
    public bool IsRunning { get; set; }

    /// <summary>The open session; none while the client is in no world.</summary>
    public Guid? SessionId { get; set; }
}
