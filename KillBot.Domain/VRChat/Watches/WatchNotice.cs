using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Watches;

/// <summary>The data of <see cref="Notifications.EventName.VRChatWatched"/>.</summary>
/// <param name="Kind">What happened: somebody has arrived or left, or enough people are there.</param>
/// <param name="Count">Of people in the instance.</param>
public sealed record WatchNotice(
    WatchNoticeKind Kind, string? Name, string? WorldName, InstanceAccess? Access, bool IsPrivate, int Count, DateTimeOffset Timestamp)
{
    public string ToJson() => JsonSerializer.Serialize(this, WatchJsonContext.Default.WatchNotice);

    public static WatchNotice Parse(string json) => JsonSerializer.Deserialize(json, WatchJsonContext.Default.WatchNotice)!;
}

/// <summary>What a watch tells of.</summary>
public enum WatchNoticeKind
{
    Arrived,
    Left,
    Reached,
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WatchNotice))]
internal sealed partial class WatchJsonContext : JsonSerializerContext;
