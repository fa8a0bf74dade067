using System.Globalization;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Feeds in words.</summary>
internal static class FeedWords
{
    private const int MaxFilter = 100;
    private const int MaxLabel = 100;
    private const string Separator = " · ";

    public static string KindOf(FeedKind kind, LanguageTexts texts) => kind switch
    {
        FeedKind.Deaths => texts["feed.kind-deaths"],
        FeedKind.VRChat => texts["feed.kind-vrchat"],
        FeedKind.Leaderboard => texts["feed.kind-leaderboard"],
        _ => texts["feed.kind-kills"],
    };

    public static (string Placeholder, TextValue Value) Kind(Feed feed, LanguageTexts texts) =>
        ("kind", TextValue.Markdown(KindOf(feed.Kind, texts)));

    public static (string Placeholder, TextValue Value) Channel(Feed feed) => ("channel", TextValue.Channel(new Snowflake((ulong)feed.ChannelId)));

    public static (string Placeholder, TextValue Value) Number(Feed feed) => ("number", TextValue.Markdown(NumberOf(feed)));

    /// <summary><c>kills in #channel</c></summary>
    private static string What(Feed feed, LanguageTexts texts) => texts.Say("feed.what", Kind(feed, texts), Channel(feed));

    /// <summary><c>**#3** kills in #channel</c></summary>
    public static string Name(Feed feed, LanguageTexts texts) => $"**{NumberOf(feed)}** {What(feed, texts)}";

    /// <summary>With all that an admin chose: <c>**#3** kills in #channel · compact · 2 hours late</c>.</summary>
    public static string Line(Feed feed, LanguageTexts texts) =>
        string.Join(Separator, ((string?[])[Name(feed, texts), .. Details(feed, texts)]).Where(part => part is not null));

    /// <summary>What a delay is for; null without one.</summary>
    public static string? DelayMeaning(Feed feed, LanguageTexts texts) =>
        feed.DelaySeconds == 0 ? null : texts.Say("feed.delay-meaning", ("delay", TextValue.Markdown(DelayText.In(feed.Delay, texts))));

    /// <summary>What a live feed does; null for another.</summary>
    public static string? LiveMeaning(Feed feed, LanguageTexts texts) => feed.Style == FeedStyle.Live ? texts["feed.live-meaning"] : null;

    /// <summary>For menus and suggestions, which show no markdown.</summary>
    public static string Label(Feed feed, CachedGuild? guild, LanguageTexts texts)
    {
        var channel = guild?.FindChannel(new Snowflake((ulong)feed.ChannelId))?.Name is { } name
            ? "#" + Markdown.Plain(name, MaxLabel)
            : texts["feed.deleted-channel"];
        string?[] parts =
        [
            NumberOf(feed),
            KindOf(feed.Kind, texts),
            channel,
            StyleOf(feed, texts),
            feed.Filter is { } filter ? Markdown.Plain(filter, MaxLabel) : null,
        ];
        return Markdown.Plain(string.Join(Separator, parts.Where(part => part is not null)), MaxLabel);
    }

    private static IEnumerable<string?> Details(Feed feed, LanguageTexts texts) =>
    [
        StyleOf(feed, texts),
        feed.Filter is { } filter ? texts.Say("feed.only", ("filter", TextValue.Code(filter, MaxFilter))) : null,
        feed.DelaySeconds > 0 ? texts.Say("feed.late", ("delay", TextValue.Markdown(DelayText.In(feed.Delay, texts)))) : null,
        feed.MentionRoleId is { } role ? texts.Say("feed.notifies", ("role", TextValue.Role(new Snowflake((ulong)role)))) : null,
    ];

    private static string? StyleOf(Feed feed, LanguageTexts texts) => feed.Style switch
    {
        FeedStyle.Compact => texts["feed.style-compact"],
        FeedStyle.Link => texts["feed.style-link"],
        FeedStyle.Live => texts["feed.style-live"],
        _ => null,
    };

    private static string NumberOf(Feed feed) => string.Create(CultureInfo.InvariantCulture, $"#{feed.Number}");
}
