using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KillBot.Api.Kills;
using KillBot.Api.VRChat;
using KillBot.Domain.Kills;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Api.Live;

/// <summary>A message of the live feed, written once for all who hear it.</summary>
internal sealed class LiveMessage
{
    private readonly string _type;
    private readonly LivePosition? _position;
    private byte[]? _event;

    private LiveMessage(LiveTopics topic, string type, byte[] json, object? subject = null, LivePosition? position = null) =>
        (Topic, _type, Json, Subject, _position) = (topic, type, json, subject, position);

    /// <summary>A comment, which event streams skip.</summary>
    public static LiveMessage Heartbeat { get; } = new(LiveTopics.Heartbeats, "", []) { _event = ":\n\n"u8.ToArray() };

    public LiveTopics Topic { get; }

    /// <summary>The text of a WebSocket's message.</summary>
    public byte[] Json { get; }

    /// <summary>The id of what it tells; none where it tells how things are.</summary>
    public object? Subject { get; }

    /// <summary>As an event stream has it (https://html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
    public byte[] Event => _event ??=
    [
        .. Encoding.UTF8.GetBytes($"event: {_type}\n"),
        .. _position is { } position ? Encoding.UTF8.GetBytes($"id: {position}\n") : [],
        .. "data: "u8, .. Json, .. "\n\n"u8,
    ];

    public static LiveMessage InitialData(InitialDataMessage message, LivePosition position) => new(
        LiveTopics.VRChat, InitialDataMessage.TypeName, Write(message, ApiJsonContext.Default.InitialDataMessage), position: position);

    public static LiveMessage Log(ListedActivity item, LivePosition position) => new(
        LiveTopics.VRChat,
        LogMessage.TypeName,
        Write(new LogMessage(VRChatLogResponse.From(item.Activity, item.Session)), ApiJsonContext.Default.LogMessage),
        item.Activity.Id,
        position);

    public static LiveMessage Session(VRChatSession session) => new(
        LiveTopics.VRChat,
        SessionMessage.TypeName,
        Write(new SessionMessage(session.Id, session.WorldName ?? "", session.StartedAt), ApiJsonContext.Default.SessionMessage));

    public static LiveMessage PlayerCount(int count) => new(
        LiveTopics.VRChat, PlayerCountMessage.TypeName, Write(new PlayerCountMessage(count), ApiJsonContext.Default.PlayerCountMessage));

    public static LiveMessage VRChatStatus(bool isRunning) => new(
        LiveTopics.VRChat,
        VRChatStatusMessage.TypeName,
        Write(new VRChatStatusMessage(isRunning), ApiJsonContext.Default.VRChatStatusMessage));

    public static LiveMessage Kill(Kill kill, KillResponse shown, LivePosition position) => new(
        LiveTopics.Kills, KillMessage.TypeName, Write(new KillMessage(shown), ApiJsonContext.Default.KillMessage), kill.Id, position);

    private static byte[] Write<T>(T message, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(message, type);
}
