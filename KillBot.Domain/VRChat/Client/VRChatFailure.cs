namespace KillBot.Domain.VRChat.Client;

/// <summary>Why VRChat did not do what it was asked.</summary>
public enum VRChatFailure
{
    /// <summary>The credentials or the code are wrong.</summary>
    Refused,

    /// <summary>Nobody has signed in, or VRChat has ended the login.</summary>
    SignedOut,

    /// <summary>VRChat does not let this account see it.</summary>
    Denied,

    NotFound,

    /// <summary>VRChat was not asked, or asks for fewer requests: the same may work later.</summary>
    LeftAlone,

    /// <summary>VRChat is down or slow.</summary>
    Unavailable,

    /// <summary>VRChat answered what it should not.</summary>
    Unreadable,
}
