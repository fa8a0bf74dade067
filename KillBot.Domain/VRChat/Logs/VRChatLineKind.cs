namespace KillBot.Domain.VRChat.Logs;

/// <summary>What a line of a VRChat client's log tells.</summary>
public enum VRChatLineKind
{
    /// <summary>Somebody is in the instance, one's own client included: arriving, or there already.</summary>
    PlayerJoined,

    /// <summary>Somebody is not in the instance any more, or one's own client is not.</summary>
    PlayerLeft,

    /// <summary>One's own client has left the instance.</summary>
    LeftRoom,

    /// <summary>Names the world that is being joined.</summary>
    EnteringRoom,

    /// <summary>Names the instance that is being joined.</summary>
    JoiningInstance,

    /// <summary>Names the world that is being joined.</summary>
    JoiningOrCreating,

    /// <summary>One's own client has arrived in the instance.</summary>
    JoinedRoom,

    FinishedEntering,

    /// <summary>Tells the name of the client's own user.</summary>
    LocalPlayer,

    /// <summary>Tells the name of another user.</summary>
    RemotePlayer,

    /// <summary>The client's own user has signed in.</summary>
    UserAuthenticated,

    ApplicationStart,

    ApplicationQuit,

    DestinationSet,

    DestinationRequested,

    DestinationFetching,

    Screenshot,

    PortalSpawn,

    VideoPlay,

    VideoResolved,

    VideoError,

    StringDownload,

    ImageDownload,

    AvatarSwitch,

    /// <summary>An invitation, a request for friendship, …; what is pending is told again at every start.</summary>
    Notification,

    /// <summary>The instance was closed, or one was removed from it.</summary>
    ExecutiveMessage,

    JoinFailed,

    /// <summary>A vote to kick somebody.</summary>
    Moderation,

    InstanceResetWarning,

    Disconnected,

    /// <summary>With or without a headset.</summary>
    VrMode,
}
