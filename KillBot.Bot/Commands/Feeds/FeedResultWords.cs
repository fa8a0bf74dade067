using KillBot.Bot.Texts;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Why the feeds of a server stay as they are.</summary>
internal static class FeedResultWords
{
    /// <param name="result">A refusal.</param>
    public static string Describe(FeedResult result, LanguageTexts texts) => result.Refusal switch
    {
        FeedRefusal.Duplicate when result.Feed is { } same =>
            texts.Say("feed.duplicate", FeedWords.Number(same), FeedWords.Kind(same, texts), FeedWords.Channel(same)),
        FeedRefusal.TooMany => texts.Say("feed.too-many", ("limit", FeedRules.MaxPerServer)),
        FeedRefusal.LiveKind => texts["feed.live-kind"],
        FeedRefusal.LiveNow => texts["feed.live-now"],
        // What was checked before, and was right then.
        _ => texts["feed.changed-meanwhile"],
    };
}
