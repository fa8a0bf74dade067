using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.Text;

namespace KillBot.Bot.Commands.Why;

/// <summary>What became of a kill in the channels of a guild, a page at a time.</summary>
internal sealed class WhyAnswer(FeedTraceQueries traces, KillNotifications notifications)
{
    /// <summary>As many feeds as fit into an embed, whatever is to be said of them.</summary>
    public const int PageSize = 5;

    /// <summary>Null when the guild has nothing to do with such a kill.</summary>
    /// <param name="page">From 0; the last page for one behind it.</param>
    public async Task<EditMessage?> FindPageAsync(Snowflake guildId, Guid killId, int page, LanguageTexts texts, CancellationToken cancellationToken)
    {
        if (await traces.FindAsync((long)guildId.Value, killId, cancellationToken) is not { } trace
            || !(await notifications.ReadAsync((long)guildId.Value, [killId], cancellationToken)).TryGetValue(killId, out var kill))
        {
            return null;
        }

        // What concerns the kill first, each group by number.
        IReadOnlyList<FeedTrace> feeds = [.. trace.Feeds.OrderBy(feed => Rank(feed.Verdict))];
        var pages = Math.Max(1, (feeds.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 0, pages - 1);
        string[] lines = feeds.Count == 0
            ? [texts["why.no-feeds"]]
            : [.. feeds.Skip(page * PageSize).Take(PageSize).Select(feed => WhyWords.Line(feed, texts))];
        return new EditMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = texts["why.title"],
                    Description = $"{KillLine.Compact(kill, texts).Line}\n{Markdown.Code(PublicId.OfKill(killId), 60)}\n\n{string.Join('\n', lines)}",
                    Footer = pages == 1 ? null : new EmbedFooter
                    {
                        Text = texts.Say("feed.list-page", ("page", page + 1), ("pages", pages), ("total", feeds.Count)),
                    },
                },
            ],
            Components = pages == 1 ? [] : [WhyPageButton.RowOf(killId, page, pages, texts)],
        };
    }

    private static int Rank(FeedVerdict verdict) => verdict switch
    {
        FeedVerdict.Matched => 0,
        FeedVerdict.EarlierFeed => 1,
        FeedVerdict.Filtered or FeedVerdict.BrokenFilter => 2,
        FeedVerdict.NotMember or FeedVerdict.OtherKind => 4,
        _ => 3,
    };
}
