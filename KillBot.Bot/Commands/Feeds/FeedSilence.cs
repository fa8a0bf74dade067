using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>
/// Why feeds are silent that nobody has paused: what their server has turned off, what the bot lacks in their channel, a filter that cannot be read, or
/// that nobody reports.
/// </summary>
internal sealed class FeedSilence(GuildCache guilds, ChannelAccess access, FeedQueries queries, ServerSettingsService settings)
{
    /// <summary>In words, by the id of the feed; those of which nothing is known are not there.</summary>
    /// <param name="feeds">Of the guild.</param>
    public async Task<IReadOnlyDictionary<Guid, string>> FindAsync(
        Snowflake guildId, IReadOnlyList<Feed> feeds, LanguageTexts texts, CancellationToken cancellationToken)
    {
        var chosen = await settings.FindByGuildAsync((long)guildId.Value, cancellationToken);
        var isTracked = feeds.All(feed => feed.Kind != FeedKind.VRChat)
            || await queries.HasVRChatTrackerAsync((long)guildId.Value, cancellationToken);
        return feeds.Select(feed => (feed.Id, Reason: FindProblem(guildId, feed) is { } problem
                ? texts.Say("feed.unreachable", ("reason", TextValue.Markdown(problem.In(texts))))
                : KeyOf(feed, chosen, isTracked) is { } key ? texts[key] : null))
            .Where(found => found.Reason is not null).ToDictionary(found => found.Id, found => found.Reason!);
    }

    private ChannelProblem? FindProblem(Snowflake guildId, Feed feed)
    {
        var channelId = new Snowflake((ulong)feed.ChannelId);
        return guilds.Find(guildId) is not { Unavailable: false } guild ? null
            : guild.FindChannel(channelId) is null ? new ChannelProblem(ChannelProblemKind.UnknownChannel)
            : access.Find(guildId, channelId);
    }

    private static string? KeyOf(Feed feed, ServerSettings chosen, bool isTracked) => feed switch
    {
        { Filter: { } filter } when !FeedFilter.Parse(filter, feed.Kind).IsValid => "feed.silent-filter",
        { Kind: FeedKind.Kills or FeedKind.Deaths } when !chosen.KillTracker => "feed.silent-tracker",
        { Kind: FeedKind.Kills or FeedKind.Deaths } when !chosen.AnnouncesKills => "feed.silent-notifications",
        { Kind: FeedKind.VRChat or FeedKind.Leaderboard } when !chosen.Notifications => "feed.silent-all",
        { Kind: FeedKind.Leaderboard } when !chosen.Leaderboard => "feed.silent-leaderboards",
        { Kind: FeedKind.VRChat } when !isTracked => "feed.silent-vrchat",
        _ => null,
    };
}
