namespace KillBot.Domain.VRChat.Sessions;

/// <summary>A stay of somebody in an instance where a tracker was: an encounter. Several trackers there see one visit.</summary>
public sealed class VRChatVisit
{
    public long Id { get; init; }

    public required string UserId { get; init; }

    /// <inheritdoc cref="VRChatSession.InstanceKey"/>
    public required byte[] InstanceKey { get; init; }

    /// <summary>The session in which it was told first.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The activity that told it first.</summary>
    public required long ActivityId { get; init; }

    /// <summary>What the person was called then.</summary>
    public required string DisplayName { get; set; }

    public required DateTimeOffset JoinedAt { get; set; }

    /// <summary>None while the person is there.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The person was there before the tracker, or nobody saw the arrival.</summary>
    public bool IsEstimatedJoin { get; set; }

    /// <summary>Nobody saw the person leave: it is when the last tracker left, or fell silent.</summary>
    public bool IsEstimatedLeave { get; set; }
}
