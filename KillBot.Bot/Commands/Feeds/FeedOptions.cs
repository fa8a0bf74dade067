using System.Globalization;
using KillBot.Discord.Interactions;
using KillBot.Discord.Resources;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Text;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>The options that the subcommands of <c>/feed</c> share.</summary>
internal static class FeedOptions
{
    public const string FeedName = "feed";
    public const string KindName = "kind";
    public const string ChannelName = "channel";
    public const string FilterName = "filter";
    public const string StyleName = "style";
    public const string DelayName = "delay";
    public const string RoleName = "role";
    public const string ClearName = "clear";
    public const string KillName = "kill";

    public static ApplicationCommandOption Feed { get; } = new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = FeedName,
        MaxLength = 100,
        Autocomplete = true,
    };

    public static ApplicationCommandOption Kind { get; } = ApplicationCommandOption.OneOf(KindName, "kills", "deaths", "vrchat", "leaderboard");

    public static ApplicationCommandOption Channel { get; } = new()
    {
        Type = ApplicationCommandOptionType.Channel,
        Name = ChannelName,
        ChannelTypes = [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    };

    public static ApplicationCommandOption Filter { get; } = new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = FilterName,
        // A little more than a filter may have, so that who types too much is told so.
        MaxLength = FeedFilter.MaxLength + 100,
        Autocomplete = true,
    };

    public static ApplicationCommandOption Style { get; } = ApplicationCommandOption.OneOf(StyleName, "full", "compact", "link", "live");

    public static ApplicationCommandOption Delay { get; } = new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = DelayName,
        MaxLength = 40,
    };

    public static ApplicationCommandOption Role { get; } = new() { Type = ApplicationCommandOptionType.Role, Name = RoleName };

    /// <summary>What a feed is to lose: a role cannot be chosen as none.</summary>
    public static ApplicationCommandOption Clear { get; } = ApplicationCommandOption.OneOf(ClearName, FilterName, DelayName, RoleName);

    public static ApplicationCommandOption Kill { get; } = new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = KillName,
        MaxLength = 100,
        Autocomplete = true,
    };

    extension(CommandOptions options)
    {
        /// <summary>What was typed or chosen for a kill; null if it was left out.</summary>
        public string? TypedKill => options.FindString(KillName);

        /// <summary>The id of the kill; null if it was left out or is none.</summary>
        public Guid? KillId => PublicId.TryParseKill(options.TypedKill?.Trim(' ', '`') ?? "", out var id) ? id : null;

        /// <summary>What was typed or chosen for a feed; null if it was left out.</summary>
        public string? TypedFeed => options.FindString(FeedName);

        /// <summary>The number of the feed; null if it was left out or is none.</summary>
        public int? FeedNumber => int.TryParse(
            options.TypedFeed.AsSpan().Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        public FeedKind? FeedKind => options.FindString(KindName) switch
        {
            "kills" => Domain.Feeds.FeedKind.Kills,
            "deaths" => Domain.Feeds.FeedKind.Deaths,
            "vrchat" => Domain.Feeds.FeedKind.VRChat,
            "leaderboard" => Domain.Feeds.FeedKind.Leaderboard,
            _ => null,
        };

        public FeedStyle? FeedStyle => options.FindString(StyleName) switch
        {
            "full" => Domain.Feeds.FeedStyle.Full,
            "compact" => Domain.Feeds.FeedStyle.Compact,
            "link" => Domain.Feeds.FeedStyle.Link,
            "live" => Domain.Feeds.FeedStyle.Live,
            _ => null,
        };
    }
}
