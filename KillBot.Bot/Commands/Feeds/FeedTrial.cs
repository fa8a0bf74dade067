using KillBot.Bot.Commands.Why;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>What a feed makes of a kill that was recorded before.</summary>
internal sealed class FeedTrial(FeedTraceQueries traces, KillNotifications notifications)
{
    /// <summary>In words, with the part of the filter that settles it pointed at.</summary>
    public async Task<string> DescribeAsync(InteractionContext context, Feed feed, CancellationToken cancellationToken)
    {
        var (guildId, texts) = ((long)context.GuildId!.Value.Value, context.CallerTexts);
        if (context.Options.KillId is not { } killId
            || await traces.TryAsync(guildId, feed, killId, cancellationToken) is not { } trace
            || !(await notifications.ReadAsync(guildId, [killId], cancellationToken)).TryGetValue(killId, out var kill))
        {
            return WhyWords.Unknown(context.Options, texts);
        }

        var (line, _) = KillLine.Compact(kill, texts);
        var verdict = trace.Verdict == FeedVerdict.Matched
            ? texts.Say("feed.test-passes", FeedWords.Number(feed))
            : $"{texts.Say("feed.test-does-not-pass", FeedWords.Number(feed))} {WhyWords.Reason(trace, texts)}";
        return trace.Filter is { } filter && feed.Filter is { } text
            ? $"{line}\n{verdict}\n{Pointed(text, filter)}"
            : $"{line}\n{verdict}";
    }

    private static string Pointed(string text, FilterVerdict filter)
    {
        var excerpt = FilterExcerpt.Of(text, filter.Column, filter.Part.Length);
        return Markdown.CodeBlock(excerpt.Line, excerpt.Pointer);
    }
}
