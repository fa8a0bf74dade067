using System.Globalization;

namespace KillBot.Domain.Notifications;

/// <summary>Where a notification goes: a kind, which names the <see cref="INotificationSender"/>, and an id of that kind.</summary>
/// <param name="Kind">Lower-case letters and hyphens.</param>
/// <param name="Id">For <see cref="DiscordKind"/> and <see cref="DiscordLiveKind"/> the channel's snowflake, for <see cref="DiscordUserKind"/>
/// the account's, for <see cref="DiscordBoardKind"/> and <see cref="WebhookKind"/> the board's or webhook's id, 32 hexadecimal digits.</param>
public readonly record struct Destination(string Kind, string Id)
{
    public const string DiscordKind = "discord";
    public const string DiscordUserKind = "discord-user";
    public const string DiscordBoardKind = "discord-board";
    public const string DiscordLiveKind = "discord-live";
    public const string DiscordWatchKind = "discord-watch";
    public const string WebhookKind = "webhook";

    public static Destination DiscordChannel(long channelId) =>
        new(DiscordKind, channelId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The direct messages of an account.</summary>
    public static Destination DiscordUser(long userId) =>
        new(DiscordUserKind, userId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The channel of a board, as the place of that board alone.</summary>
    public static Destination DiscordBoard(Guid id) => new(DiscordBoardKind, id.ToString("N"));

    /// <summary>A channel, as the place of its live messages alone.</summary>
    public static Destination DiscordLive(long channelId) =>
        new(DiscordLiveKind, channelId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The direct messages of a watcher, as the place of one watch alone.</summary>
    public static Destination DiscordWatch(Guid id) => new(DiscordWatchKind, id.ToString("N"));

    public static Destination Webhook(Guid id) => new(WebhookKind, id.ToString("N"));

    public static Destination Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new Destination(text[..colon], text[(colon + 1)..]);
    }

    public override string ToString() => $"{Kind}:{Id}";
}
