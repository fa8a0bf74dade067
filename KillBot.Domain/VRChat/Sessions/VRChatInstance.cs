using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>An instance in which trackers of a server are now.</summary>
/// <param name="Access">Who may join; none where that is not known, or not shown.</param>
/// <param name="IsPrivate">Not everybody may join, and the server does not show such instances: no more than the world is told.</param>
/// <param name="Region">Where it runs, as VRChat writes it; none where that is not known, or not shown.</param>
/// <param name="Since">When the first of the trackers arrived.</param>
/// <param name="Present">Who is there, who came first before the others.</param>
public sealed record VRChatInstance(
    string? WorldId,
    string? WorldName,
    InstanceAccess? Access,
    bool IsPrivate,
    string? Region,
    DateTimeOffset Since,
    IReadOnlyList<VRChatVisit> Present);
