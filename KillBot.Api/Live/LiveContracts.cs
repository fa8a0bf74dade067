using System.Text.Json.Serialization;
using KillBot.Api.Kills;
using KillBot.Api.VRChat;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Api.Live;

/// <summary>The first message to whoever listens to VRChat: what happened last, and what is going on.</summary>
/// <param name="Logs">The last 100, newest first.</param>
/// <param name="CurrentSession">Where a client is; null while none is in a world.</param>
/// <param name="CurrentWorld">Empty where the tracker did not tell; null while no client is in a world.</param>
/// <param name="CurrentWorldTimestamp">When the client came there.</param>
/// <param name="PlayerCount">Who is known to be there.</param>
public sealed record InitialDataMessage(
    IReadOnlyList<VRChatLogResponse> Logs,
    VRChatTotalsResponse Stats,
    Guid? CurrentSession,
    string? CurrentWorld,
    DateTimeOffset? CurrentWorldTimestamp,
    int PlayerCount)
{
    internal const string TypeName = "initialData";

    [JsonPropertyOrder(-1)]
    public string Type => TypeName;

    internal static InitialDataMessage From(IReadOnlyList<ListedActivity> last, VRChatTotals totals, VRChatPresence presence) => new(
        VRChatLogResponse.From(last),
        VRChatTotalsResponse.From(totals),
        presence.Session?.Id,
        presence.Session is { } session ? session.WorldName ?? "" : null,
        presence.Session?.StartedAt,
        presence.PlayerCount);
}

/// <summary>Something has happened in VRChat.</summary>
public sealed record LogMessage(VRChatLogResponse Log)
{
    internal const string TypeName = "log";

    [JsonPropertyOrder(-1)]
    public string Type => TypeName;
}

/// <summary>A client has come to a world, or is the one to look at from now on.</summary>
/// <param name="WorldName">Empty where the tracker did not tell.</param>
/// <param name="Timestamp">When it came there.</param>
public sealed record SessionMessage([property: JsonPropertyName("sessionUUID")] Guid SessionUuid, string WorldName, DateTimeOffset Timestamp)
{
    internal const string TypeName = "session";

    [JsonPropertyOrder(-1)]
    public string Type => TypeName;
}

/// <summary>The number of people in the current world has changed.</summary>
public sealed record PlayerCountMessage(int Count)
{
    internal const string TypeName = "playerCount";

    [JsonPropertyOrder(-1)]
    public string Type => TypeName;
}

/// <summary>VRChat has started or ended.</summary>
public sealed record VRChatStatusMessage(bool IsRunning)
{
    internal const string TypeName = "vrchatStatus";

    [JsonPropertyOrder(-1)]
    public string Type => TypeName;
}

/// <summary>Somebody has died in a game.</summary>
public sealed record KillMessage(KillResponse Kill)
{
    internal const string TypeName = "kill";

    [JsonPropertyOrder(-1)]
    public string Type => TypeName;
}
