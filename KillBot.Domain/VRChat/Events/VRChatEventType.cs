namespace KillBot.Domain.VRChat.Events;

/// <summary>What a <see cref="VRChatEvent"/> tells.</summary>
public enum VRChatEventType
{
    /// <summary>The tracker's own client has arrived in an instance.</summary>
    WorldJoined,

    /// <summary>The tracker's own client has left the instance.</summary>
    WorldLeft,

    PlayerJoined,

    PlayerLeft,

    /// <summary>Somebody was there already when the tracker's client arrived.</summary>
    PlayerPresent,

    /// <summary>The client has started.</summary>
    VRChatStarted,

    /// <summary>The client has ended.</summary>
    VRChatStopped,
}
