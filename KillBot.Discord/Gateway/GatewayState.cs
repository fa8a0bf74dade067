namespace KillBot.Discord.Gateway;

/// <summary>How the connection to Discord stands.</summary>
public enum GatewayState
{
    /// <summary>No session was established yet.</summary>
    Connecting,

    /// <summary>Events arrive.</summary>
    Ready,

    /// <summary>A session was established before, and is being resumed or replaced.</summary>
    Reconnecting,

    /// <summary>For good: the host is stopping, there is no token, or Discord refused the bot.</summary>
    Stopped,
}
