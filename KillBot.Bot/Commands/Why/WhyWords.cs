using KillBot.Bot.Commands.Feeds;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Why;

/// <summary>Why a feed posted a kill, or did not.</summary>
internal static class WhyWords
{
    private const int MaxPart = 120;
    private const int MaxError = 150;

    public static string Unknown(CommandOptions options, LanguageTexts texts) =>
        texts.Say("why.unknown", ("kill", TextValue.Escaped(options.TypedKill)));

    /// <summary>A feed, and what it made of the kill.</summary>
    public static string Line(FeedTrace trace, LanguageTexts texts)
    {
        var changed = trace.HasChangedSince ? $" {texts["why.changed-since"]}" : "";
        return $"{Sign(trace)} {FeedWords.Name(trace.Feed, texts)}: {Reason(trace, texts)}{changed}";
    }

    public static string Reason(FeedTrace trace, LanguageTexts texts) => trace.Verdict switch
    {
        FeedVerdict.Matched => $"{Match(trace, texts)} {Progress(trace.Post, texts)}",
        FeedVerdict.OtherKind => texts.Say("why.other-kind", FeedWords.Kind(trace.Feed, texts)),
        FeedVerdict.NotMember => texts[trace.Feed.Kind == FeedKind.Deaths ? "why.victim-not-member" : "why.killer-not-member"],
        FeedVerdict.Paused => texts["why.paused"],
        FeedVerdict.Filtered when trace.Filter is { } filter =>
            texts.Say("why.filtered", ("part", TextValue.Code(filter.Part, MaxPart)), ("column", filter.Column)),
        FeedVerdict.EarlierFeed when trace.TakenBy is { } other => texts.Say("why.earlier-feed", FeedWords.Number(other)),
        FeedVerdict.TooOld => texts["why.too-old"],
        FeedVerdict.AddedLater => texts["why.added-later"],
        FeedVerdict.NotificationsOff => texts["why.notifications-off"],
        _ => texts["why.broken-filter"],
    };

    private static string Match(FeedTrace trace, LanguageTexts texts) => trace.Filter is { Matches: true } filter
        ? texts.Say("why.matched-by", ("part", TextValue.Code(filter.Part, MaxPart)))
        : texts["why.matched"];

    private static string Progress(PostState? post, LanguageTexts texts)
    {
        var time = ("time", (TextValue)(post?.At ?? default));
        var error = ("error", TextValue.Escaped(post?.Error, MaxError));
        return post?.Progress switch
        {
            PostProgress.Delayed => texts.Say("why.delayed", time),
            PostProgress.Waiting => texts["why.waiting"],
            PostProgress.Retrying => texts.Say("why.retrying", time, error),
            PostProgress.ChannelPaused when post.Pause is { } pause =>
                texts.Say("why.channel-paused", ("reason", TextValue.Markdown(ChannelProblem.Describe(pause, texts)))),
            PostProgress.Sent => texts.Say("why.sent", time),
            PostProgress.GivenUp => texts.Say("why.given-up", time, error),
            _ => texts["why.forgotten"],
        };
    }

    private static string Sign(FeedTrace trace) => (trace.Verdict, trace.Post?.Progress) switch
    {
        (FeedVerdict.Matched, PostProgress.Sent) => "✅",
        (FeedVerdict.Matched, PostProgress.Delayed or PostProgress.Waiting) => "⏳",
        (FeedVerdict.Matched, PostProgress.Retrying) => "🔁",
        (FeedVerdict.Matched, PostProgress.GivenUp) => "❌",
        (FeedVerdict.Matched, _) or (FeedVerdict.BrokenFilter, _) => "⚠️",
        (FeedVerdict.EarlierFeed, _) => "↪️",
        (FeedVerdict.Filtered, _) => "🚫",
        (FeedVerdict.Paused, _) => "⏸️",
        _ => "➖",
    };
}
