namespace KillBot.Discord.Messages;

/// <summary>Traits of a message (https://discord.com/developers/docs/resources/message#message-object-message-flags).</summary>
[Flags]
public enum MessageFlags
{
    None = 0,
    Crossposted = 1 << 0,
    /// <summary>Links in the content are not unfurled.</summary>
    SuppressEmbeds = 1 << 2,
    /// <summary>Only the user who invoked the interaction sees it; for interaction responses and followups.</summary>
    Ephemeral = 1 << 6,
    /// <summary>A deferred response: "is thinking".</summary>
    Loading = 1 << 7,
    /// <summary>Does not trigger push or desktop notifications.</summary>
    SuppressNotifications = 1 << 12,
    /// <summary>Made of components only; content and embeds are refused, and the flag can never be taken off again.</summary>
    IsComponentsV2 = 1 << 15,
}
