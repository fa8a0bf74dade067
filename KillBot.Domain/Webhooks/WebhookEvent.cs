using KillBot.Domain.Notifications;

namespace KillBot.Domain.Webhooks;

/// <summary>An event that webhooks can subscribe to.</summary>
/// <param name="Name">One of <see cref="EventName"/>.</param>
/// <param name="Payload">The members of its data with their types, a JSON object.</param>
public sealed record WebhookEvent(string Name, string Description, string Payload)
{
    /// <summary>Every event, the two of the API's document first and in its words.</summary>
    public static IReadOnlyList<WebhookEvent> All { get; } =
    [
        new(EventName.KillRecorded, "Triggered when a new kill is recorded", """
            {"killId":"string","killerId":"string","killerName":"string","victimId":"string","victimName":"string","weapon":"string",
            "location":"string","isPvP":"boolean","isSuicide":"boolean","isEnvironmental":"boolean","serverId":"string","game":"string",
            "timestamp":"string"}
            """),
        new(EventName.StatsUpdated, "Triggered when user statistics are updated", """
            {"userId":"string","playerName":"string","stats":{"totalKills":"number","totalDeaths":"number","kdr":"number"},"timestamp":"string"}
            """),
        new(EventName.LeaderboardPublished,
            "Triggered when a day, week, month or season of a server has ended, with its first ten by kills", """
            {"serverId":"string","type":"string","period":"string","from":"string","to":"string",
            "entries":[{"rank":"number","userId":"string","playerName":"string","value":"number"}]}
            """),
        new(EventName.FeedPaused, "Triggered when Discord refuses a feed of a server that you manage", """
            {"serverId":"string","channelId":"string","reason":"string","timestamp":"string"}
            """),
        new(EventName.VRChatPlayerJoined, "Triggered when somebody joins an instance where a tracker of your server is", Visit),
        new(EventName.VRChatPlayerLeft, "Triggered when somebody leaves an instance where a tracker of your server is", Visit),
        new(EventName.VRChatWorldChanged, "Triggered when a tracker of your server enters a world", """
            {"worldId":"string","worldName":"string","sessionId":"string","timestamp":"string"}
            """),
    ];

    private const string Visit = """
        {"worldId":"string","worldName":"string","userId":"string","displayName":"string","sessionId":"string","timestamp":"string"}
        """;

    /// <summary>Whether a webhook can subscribe to an event by this name.</summary>
    public static bool IsKnown(string? name) => All.Any(known => known.Name == name);
}
