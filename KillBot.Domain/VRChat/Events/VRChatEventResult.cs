namespace KillBot.Domain.VRChat.Events;

/// <summary>What became of an event.</summary>
/// <param name="Reason">Why it was rejected; else null.</param>
public readonly record struct VRChatEventResult(VRChatEventStatus Status, string? Reason = null);

/// <inheritdoc cref="VRChatEventResult"/>
public enum VRChatEventStatus
{
    Accepted,

    /// <summary>This tracker, or another one in the same instance, has told it already.</summary>
    Duplicate,

    Rejected,
}
