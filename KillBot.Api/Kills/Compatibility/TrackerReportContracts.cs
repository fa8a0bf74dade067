using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Api.Wire;

namespace KillBot.Api.Kills.Compatibility;

/// <summary>
/// A kill as trackers made for other servers report it; each fills some of these fields. Everything it sends, known here or not,
/// is kept as the kill's <c>rawData</c> up to 64 KiB. <c>NONE</c>, <c>-1</c>, <c>unknown</c> and nothing are the same.
/// </summary>
public sealed record TrackerReportRequest
{
    /// <summary>The killer. Left out: the API key's player.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Player { get; init; }

    /// <summary>The same as <c>player</c>.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Killer { get; init; }

    /// <summary>The victim.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Victim { get; init; }

    /// <summary>The same as <c>victim</c>.</summary>
    [JsonPropertyName("enemypilot")]
    [JsonConverter(typeof(LooseTextConverter))]
    public string? EnemyPilot { get; init; }

    /// <summary>A class name of the game or a display name.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Weapon { get; init; }

    /// <summary>Where it happened.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Location { get; init; }

    /// <summary>The same, for trackers without <c>location</c>.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Zone { get; init; }

    /// <summary>ISO 8601, also in angle brackets; <c>YYYY-MM-DD HH:MM:SS UTC</c>; seconds or milliseconds since 1970. Left out: now.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Time { get; init; }

    /// <summary>The same as <c>time</c>.</summary>
    [JsonPropertyName("eventtime")]
    [JsonConverter(typeof(LooseTextConverter))]
    public string? EventTime { get; init; }

    /// <summary>The same as <c>time</c>.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Timestamp { get; init; }

    /// <summary>How the victim died; <c>Suicide</c> is understood.</summary>
    [JsonPropertyName("damage_type")]
    [JsonConverter(typeof(LooseTextConverter))]
    public string? DamageType { get; init; }

    /// <summary>The same as <c>damage_type</c>.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Method { get; init; }

    /// <summary>Nothing happened; the tracker says that it is there.</summary>
    [JsonPropertyName("is_heartbeat")]
    [JsonConverter(typeof(LooseTextConverter))]
    public string? IsHeartbeat { get; init; }

    /// <summary><c>{"enabled":true}</c>: count the kill, announce it nowhere.</summary>
    [JsonPropertyName("anonymize_state")]
    public JsonElement? AnonymizeState { get; init; }

    /// <summary>The API key, for trackers that do not send it in a header. It is not kept.</summary>
    [JsonPropertyName("api_key")]
    [JsonConverter(typeof(LooseTextConverter))]
    public string? ApiKey { get; init; }

    /// <summary>The report itself, where it comes wrapped.</summary>
    [JsonPropertyName("report_body")]
    public JsonElement? ReportBody { get; init; }
}

/// <param name="Status"><c>recorded</c>, <c>duplicate</c>, <c>ignore</c> (a suicide or an NPC: recorded, and no PvP kill) or <c>ok</c> (a heartbeat).</param>
/// <param name="Id">The kill that was made or found.</param>
public sealed record TrackerReportResponse(string Status, string Message, string? Id);

/// <summary>A key that is valid.</summary>
/// <param name="PlayerName">Whose it is.</param>
/// <param name="ExpiresAt">Keys that do not expire say 2099: the trackers demand a date.</param>
public sealed record TrackerKeyResponse(
    string Status,
    [property: JsonPropertyName("player_name")] string PlayerName,
    [property: JsonPropertyName("expires_at")] DateTimeOffset ExpiresAt);

/// <summary>What weapons are called.</summary>
public sealed record TrackerWeaponsResponse(IReadOnlyList<TrackerNameResponse> Weapons);

/// <summary>What ships are called.</summary>
public sealed record TrackerShipsResponse(IReadOnlyList<TrackerNameResponse> Ships);

/// <param name="Id">The class in the game's log.</param>
public sealed record TrackerNameResponse(string Id, string Name);

/// <summary>Victims that trackers should not report.</summary>
public sealed record TrackerVictimRulesResponse(IReadOnlyList<TrackerVictimRuleResponse> IgnoredVictimRules);

/// <param name="Type">How the value is compared: <c>substring</c>.</param>
public sealed record TrackerVictimRuleResponse(string Type, string Value);
