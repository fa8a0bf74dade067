using KillBot.Discord.Messages;

namespace KillBot.Discord.Interactions;

/// <summary>The same message for the several ways it can go out.</summary>
internal static class FollowupMessages
{
    public static bool IsEphemeral(this FollowupMessage message) => message.Flags?.HasFlag(MessageFlags.Ephemeral) == true;

    public static FollowupMessage AsEphemeral(this FollowupMessage message) =>
        message with { Flags = (message.Flags ?? MessageFlags.None) | MessageFlags.Ephemeral };

    /// <summary>For the edit of a deferred response, which keeps the visibility it was deferred with.</summary>
    public static EditMessage AsEdit(this FollowupMessage message) => new()
    {
        Content = message.Content,
        Embeds = message.Embeds,
        Components = message.Components,
        AllowedMentions = message.AllowedMentions,
        Files = message.Files,
        Flags = message.Flags?.HasFlag(MessageFlags.SuppressEmbeds) == true ? MessageFlags.SuppressEmbeds : null,
    };
}
