using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord.Gateway;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>The feeds of a guild, a page at a time, with a menu to remove those of the page.</summary>
internal static class FeedList
{
    /// <summary>As many feeds as fit into an embed, whatever is chosen for them.</summary>
    public const int PageSize = 6;

    /// <param name="silent">Why feeds are silent that work otherwise, by their id.</param>
    /// <param name="page">From 0; the last page for one behind it.</param>
    /// <param name="note">Stands above the list.</param>
    public static EditMessage PageOf(
        IReadOnlyList<FeedState> states, IReadOnlyDictionary<Guid, string> silent, int page, CachedGuild? guild, LanguageTexts texts, string note = "")
    {
        if (states.Count == 0)
        {
            return new EditMessage { Content = note.Length > 0 ? $"{note}\n{texts["feed.none"]}" : texts["feed.none"], Embeds = [], Components = [] };
        }

        var pages = (states.Count + PageSize - 1) / PageSize;
        page = Math.Clamp(page, 0, pages - 1);
        IReadOnlyList<FeedState> shown = [.. states.Skip(page * PageSize).Take(PageSize)];
        return new EditMessage
        {
            Content = note,
            Embeds =
            [
                new Embed
                {
                    Title = texts["feed.list-title"],
                    Description = string.Join('\n', shown.Select(state => Line(state, silent.GetValueOrDefault(state.Feed.Id), texts))),
                    Footer = pages == 1 ? null : new EmbedFooter
                    {
                        Text = texts.Say("feed.list-page", ("page", page + 1), ("pages", pages), ("total", states.Count)),
                    },
                },
            ],
            Components = pages == 1
                ? [FeedRemoveSelect.MenuOf(shown, guild, texts)]
                : [FeedRemoveSelect.MenuOf(shown, guild, texts), FeedPageButton.RowOf(page, pages, texts)],
        };
    }

    public static FollowupMessage Reply(EditMessage page) => new()
    {
        Content = page.Content,
        Embeds = page.Embeds,
        Components = page.Components,
        Flags = MessageFlags.Ephemeral,
    };

    private static string Line(FeedState state, string? silence, LanguageTexts texts)
    {
        var waiting = state.Waiting == 0 ? "" : $" · {texts.Say("feed.waiting", ("count", state.Waiting))}";
        var line = FeedWords.Line(state.Feed, texts) + waiting;
        return state switch
        {
            { Feed.PausedAt: { } since } => $"⏸️ {line}\n{texts.Say("feed.resting", ("since", since))}",
            { Pause: { } pause } => $"⚠️ {line}\n{Blocked(pause, texts)}",
            _ when silence is not null => $"⚠️ {line}\n{silence}",
            _ => $"✅ {line}",
        };
    }

    private static string Blocked(ChannelPause pause, LanguageTexts texts) => texts.Say(
        "feed.blocked", ("since", pause.Since), ("reason", TextValue.Markdown(ChannelProblem.Describe(pause, texts))));
}
