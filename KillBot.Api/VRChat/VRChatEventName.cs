using System.Diagnostics;
using KillBot.Domain.VRChat.Events;

namespace KillBot.Api.VRChat;

/// <summary>Events as trackers name them, and as the VRChat API document does.</summary>
internal static class VRChatEventName
{
    private static readonly Dictionary<string, VRChatEventType> ByName = new(StringComparer.Ordinal)
    {
        ["world_joined"] = VRChatEventType.WorldJoined,
        ["world_left"] = VRChatEventType.WorldLeft,
        ["player_joined"] = VRChatEventType.PlayerJoined,
        ["player_left"] = VRChatEventType.PlayerLeft,
        ["player_present"] = VRChatEventType.PlayerPresent,
        ["vrchat_started"] = VRChatEventType.VRChatStarted,
        ["vrchat_stopped"] = VRChatEventType.VRChatStopped,
    };

    public static string All { get; } = string.Join(", ", ByName.Keys);

    public static bool TryParse(string? name, out VRChatEventType type) => ByName.TryGetValue(name ?? "", out type);

    /// <summary>The <c>event_type</c> of the document.</summary>
    public static string Documented(VRChatEventType type) => type switch
    {
        VRChatEventType.WorldJoined => "Joining World",
        VRChatEventType.WorldLeft => "Left World",
        VRChatEventType.PlayerJoined or VRChatEventType.PlayerPresent => "Player Join",
        VRChatEventType.PlayerLeft => "Player Leave",
        _ => throw new UnreachableException(),
    };
}
