namespace KillBot.Domain.Links;

/// <summary>Where somebody has proven to be who they say.</summary>
public enum LinkKind
{
    /// <summary>A citizen of robertsspaceindustries.com, by the bio of the public page.</summary>
    Rsi,

    /// <summary>A user of VRChat, by the bio of the profile.</summary>
    VRChat,
}
