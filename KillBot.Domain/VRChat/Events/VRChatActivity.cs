namespace KillBot.Domain.VRChat.Events;

/// <summary>A recorded <see cref="VRChatEvent"/>.</summary>
public sealed class VRChatActivity
{
    /// <summary>Grows with each event, in the order of recording.</summary>
    public long Id { get; init; }

    public required Guid TrackerId { get; init; }

    /// <summary>Once per tracker.</summary>
    public required string EventId { get; init; }

    /// <summary>None for a client's start and end.</summary>
    public Guid? SessionId { get; init; }

    public required VRChatEventType Type { get; init; }

    public string? UserId { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>When it happened, by the tracker's clock.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The activity by which another tracker had told it already: it is shown with its session alone and counted nowhere.</summary>
    public long? RepeatOf { get; init; }
}
