using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Check;

/// <summary>What posts to a channel, and what keeps it from doing so.</summary>
internal static class FeedCheck
{
    private const int ReasonLength = 300;

    public static IEnumerable<string> Describe(
        IReadOnlyList<FeedKind> feeds, ChannelDelivery delivery, Snowflake channelId, ServerSettings settings, LanguageTexts texts)
    {
        foreach (var (kind, count) in feeds.CountBy(kind => kind))
        {
            yield return texts.Say("check.feed", ("kind", TextValue.Markdown(texts[$"check.kind.{kind}"])), ("count", (long)count));
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

        if (delivery.PausedAt is { } since)
        {
            yield return texts.Say(
                "check.paused", ("since", since), ("reason", TextValue.Escaped(delivery.PauseReason, ReasonLength)));
        }
    }
}
