using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Resources;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>The options that the subcommands of <c>/feed</c> share.</summary>
internal static class FeedOptions
{
    private const string KindName = "kind";
    private const string ChannelName = "channel";

    public static ApplicationCommandOption Kind { get; } = new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = KindName,
        Required = true,
        Choices =
        [
            new() { Name = "kills", Value = "kills" },
            new() { Name = "deaths", Value = "deaths" },
        ],
    };

    public static ApplicationCommandOption Channel { get; } = new()
    {
        Type = ApplicationCommandOptionType.Channel,
        Name = ChannelName,
        Required = true,
        ChannelTypes = [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    };

    extension(CommandOptions options)
    {
        public FeedKind FeedKind => options.GetString(KindName) == "deaths" ? FeedKind.Deaths : FeedKind.Kills;

        public Snowflake FeedChannel => options.GetChannel(ChannelName).Id;
    }

    /// <summary>A feed in words: <c>kills in #channel</c>.</summary>
    public static string Describe(FeedKind kind, Snowflake channelId) =>
        $"{(kind == FeedKind.Kills ? "kills" : "deaths")} in {Markdown.ChannelMention(channelId)}";
}
