using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Check;

/// <summary>What posts to a channel, and what keeps it from doing so.</summary>
internal sealed class FeedCheck(GuildCache guilds)
{
    /// <summary>As many as surely fit into a field.</summary>
    private const int MaxFeeds = 4;

    public IEnumerable<string> Describe(
        Snowflake guildId, Snowflake channelId, IReadOnlyList<Feed> feeds, ChannelPause? pause, ServerSettings settings, LanguageTexts texts)
    {
        foreach (var feed in feeds.Take(MaxFeeds))
        {
            yield return Describe(feed, texts);
            if (feed.MentionRoleId is { } roleId && !CanMention(guildId, channelId, new Snowflake((ulong)roleId)))
            {
                yield return texts.Say("check.cannot-mention", ("role", TextValue.Role(new Snowflake((ulong)roleId))));
            }
        }

        if (feeds.Count > MaxFeeds)
        {
            yield return texts.Say("check.more-feeds", ("count", (long)(feeds.Count - MaxFeeds)));
        }

        if (settings.LeaderboardChannelId == (long)channelId.Value)
        {
            yield return texts["check.is-leaderboard-channel"];
        }

        if (settings.NoticeChannelId == (long)channelId.Value)
        {
            yield return texts["check.is-notice-channel"];
        }

        if (feeds.Count == 0)
        {
            yield return texts["check.no-feed"];
        }

        if (pause is not null)
        {
            yield return texts.Say(
                "check.paused", ("since", pause.Since), ("reason", TextValue.Markdown(ChannelProblem.Describe(pause, texts))));
        }
    }

    private static string Describe(Feed feed, LanguageTexts texts)
    {
        var number = TextValue.Number(feed.Number, 0);
        var kind = TextValue.Markdown(texts[$"check.kind.{feed.Kind}"]);
        return feed.PausedAt is { } since
            ? texts.Say("check.resting-feed", ("number", number), ("kind", kind), ("since", since))
            : texts.Say("check.feed", ("number", number), ("kind", kind));
    }

    // Without the permission Discord shows the mention and notifies nobody.
    private bool CanMention(Snowflake guildId, Snowflake channelId, Snowflake roleId) =>
        guilds.Find(guildId)?.FindRole(roleId) is { } role
        && (role.Mentionable || (guilds.ComputePermissions(guildId, channelId) is { } granted
            && PermissionNames.Missing(Permissions.MentionEveryone, granted) == Permissions.None));
}
