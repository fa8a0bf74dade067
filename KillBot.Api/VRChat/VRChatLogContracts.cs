using System.Text.Json.Serialization;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Api.VRChat;

/// <summary>Something that happened in VRChat: to the tracker's own client, or to somebody in its instance.</summary>
/// <param name="SessionUuid">The stay of a tracker's client in an instance, a UUID of version 4.</param>
/// <param name="EventType"><c>Joining World</c>, <c>Left World</c>, <c>Player Join</c> or <c>Player Leave</c>.</param>
/// <param name="WorldName">Empty where the tracker did not tell.</param>
/// <param name="WorldId"><c>wrld_…</c>; empty where the tracker did not tell.</param>
/// <param name="Table"><c>world_activity</c> or <c>player_activity</c>.</param>
/// <param name="Location">The instance; <c>wrld_…:private</c> where not everybody may join. Of worlds only.</param>
/// <param name="PlayerId"><c>usr_…</c>, of people only; empty where an old client did not tell.</param>
/// <param name="PlayerName">As the client showed it: anything that people can type. Of people only.</param>
public sealed record VRChatLogResponse(
    long Id,
    DateTimeOffset Timestamp,
    [property: JsonPropertyName("session_uuid")] Guid SessionUuid,
    [property: JsonPropertyName("event_type")] string EventType,
    [property: JsonPropertyName("world_name")] string WorldName,
    [property: JsonPropertyName("world_id")] string WorldId,
    string Table,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Location = null,
    [property: JsonPropertyName("player_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PlayerId = null,
    [property: JsonPropertyName("player_name"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PlayerName = null)
{
    private const string WorldTable = "world_activity";
    private const string PlayerTable = "player_activity";

    internal static VRChatLogResponse From(VRChatActivity activity, VRChatSession session)
    {
        var isWorld = activity.Type is VRChatEventType.WorldJoined or VRChatEventType.WorldLeft;
        return new VRChatLogResponse(
            activity.Id,
            activity.Timestamp,
            session.Id,
            VRChatEventName.Documented(activity.Type),
            session.WorldName ?? "",
            session.WorldId ?? "",
            isWorld ? WorldTable : PlayerTable,
            isWorld ? session.Location : null,
            isWorld ? null : activity.UserId ?? "",
            isWorld ? null : activity.DisplayName ?? activity.UserId ?? "");
    }

    internal static IReadOnlyList<VRChatLogResponse> From(IEnumerable<ListedActivity> items) =>
        [.. items.Select(item => From(item.Activity, item.Session))];
}

/// <summary>What happened in VRChat, newest first.</summary>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record VRChatLogListResponse(IReadOnlyList<VRChatLogResponse> Logs, VRChatTotalsResponse Stats, string? NextCursor);

/// <summary>What there is in all.</summary>
/// <param name="TotalSessions">Stays of trackers' clients in worlds.</param>
/// <param name="TotalEncounters">Visits of people whom trackers met: one from arrival to departure, however many trackers saw it.</param>
/// <param name="UniquePlayers">People whom trackers met.</param>
public sealed record VRChatTotalsResponse(long TotalSessions, long TotalEncounters, long UniquePlayers)
{
    internal static VRChatTotalsResponse From(VRChatTotals totals) => new(totals.Sessions, totals.Encounters, totals.Users);
}

/// <summary>What a person did, newest first.</summary>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record VRChatHistoryResponse(IReadOnlyList<VRChatLogResponse> History, string? NextCursor);

/// <summary>Who came and went during a session, newest first.</summary>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record VRChatSessionResponse(IReadOnlyList<VRChatLogResponse> Players, string? NextCursor);

/// <summary>Where web pages find this server.</summary>
/// <param name="WsUrl">The live feed.</param>
public sealed record VRChatConfigResponse(string WsUrl, string ServerUrl);
