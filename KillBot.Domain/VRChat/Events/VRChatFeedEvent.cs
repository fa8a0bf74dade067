using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Events;

/// <summary>What a feed is told of an event in VRChat. Whether its person may be named is for whoever words it.</summary>
/// <param name="Tracker">What the tracker calls itself.</param>
/// <param name="Access">Who may join; none where that is not known, or not shown.</param>
/// <param name="IsPrivate">Not everybody may join, and the server does not show such instances.</param>
/// <param name="UserId">None where it is not known, and for the tracker's own client.</param>
public sealed record VRChatFeedEvent(
    Guid ServerId,
    string Tracker,
    string? WorldName,
    InstanceAccess? Access,
    bool IsPrivate,
    string? UserId,
    string? DisplayName,
    DateTimeOffset Timestamp)
{
    public string ToJson() => JsonSerializer.Serialize(this, VRChatFeedJson.Default.VRChatFeedEvent);

    public static VRChatFeedEvent Parse(string json) => JsonSerializer.Deserialize(json, VRChatFeedJson.Default.VRChatFeedEvent)!;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VRChatFeedEvent))]
internal sealed partial class VRChatFeedJson : JsonSerializerContext;
