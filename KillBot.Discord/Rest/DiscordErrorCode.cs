namespace KillBot.Discord.Rest;

/// <summary>
/// What Discord means by <see cref="DiscordRestException.Code"/>; those that a posting bot meets
/// (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
/// </summary>
public static class DiscordErrorCode
{
    /// <summary>An error without a code of its own.</summary>
    public const int General = 0;
    /// <summary>The channel is gone, or hidden from the bot.</summary>
    public const int UnknownChannel = 10003;
    /// <summary>The bot is not in the guild.</summary>
    public const int UnknownGuild = 10004;
    /// <summary>The user is not in the guild.</summary>
    public const int UnknownMember = 10007;
    /// <summary>The message is gone.</summary>
    public const int UnknownMessage = 10008;
    public const int UnknownUser = 10013;
    /// <summary>For interactions: the 15 minutes of the token are over.</summary>
    public const int UnknownWebhook = 10015;

    /// <summary>The interaction is older than 3 seconds without an answer, or its 15 minutes are over.</summary>
    public const int UnknownInteraction = 10062;
    /// <summary>The channel is in slow mode.</summary>
    public const int SlowModeRateLimit = 20016;
    /// <summary>The channel takes no more messages for a while.</summary>
    public const int ChannelWriteRateLimit = 20028;

    /// <summary>Messages older than an hour can be edited only so often. It comes with status 429, and is told to the caller at once.</summary>
    public const int OldMessageEditLimit = 30046;
    /// <summary>The bot may not do this, or is not verified for it.</summary>
    public const int Unauthorized = 40001;

    /// <summary>The interaction has been answered before.</summary>
    public const int InteractionAlreadyAcknowledged = 40060;

    /// <summary>The bot cannot see the channel.</summary>
    public const int MissingAccess = 50001;
    public const int CannotEditMessageByAnotherUser = 50005;
    /// <summary>No content, embed or component is in it.</summary>
    public const int CannotSendEmptyMessage = 50006;

    /// <summary>The user accepts no direct messages from the bot.</summary>
    public const int CannotSendMessagesToUser = 50007;
    /// <summary>Such as a category.</summary>
    public const int CannotSendMessagesInNonTextChannel = 50008;

    /// <summary>The bot sees the channel but may not do this there.</summary>
    public const int MissingPermissions = 50013;
    /// <summary>For interactions: the 15 minutes of the token are over.</summary>
    public const int InvalidWebhookToken = 50027;

    /// <summary>A field of the request is wrong, see <see cref="DiscordRestException.Errors"/>.</summary>
    public const int InvalidFormBody = 50035;
    /// <summary>It must be opened again first.</summary>
    public const int ThreadArchived = 50083;
    /// <summary>Only moderators can open it again.</summary>
    public const int ThreadLocked = 160005;
}
