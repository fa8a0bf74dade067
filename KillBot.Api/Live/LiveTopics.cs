namespace KillBot.Api.Live;

/// <summary>What a listener of the live feed wants to hear of.</summary>
[Flags]
internal enum LiveTopics
{
    None = 0,
    VRChat = 1,
    Kills = 2,

    /// <summary>That the connection is alive: event streams have nothing else to tell it by.</summary>
    Heartbeats = 4,
}

internal static class LiveTopicNames
{
    /// <summary>Reads <c>kills,vrchat</c>; VRChat alone when nothing is said, as its document promises.</summary>
    public static bool TryRead(string? text, out LiveTopics topics)
    {
        topics = string.IsNullOrEmpty(text) ? LiveTopics.VRChat : LiveTopics.None;
        foreach (var name in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Of(name) is not { } topic)
            {
                return false;
            }

            topics |= topic;
        }

        return topics != LiveTopics.None;
    }

    private static LiveTopics? Of(string name) => name.ToLowerInvariant() switch
    {
        "vrchat" => LiveTopics.VRChat,
        "kills" => LiveTopics.Kills,
        _ => null,
    };
}
