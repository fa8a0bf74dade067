using System.Globalization;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>The buttons that turn pages.</summary>
internal static class PageRow
{
    /// <param name="prefix">Of the custom ids; the number of the page they lead to follows behind a colon.</param>
    /// <param name="page">From 0.</param>
    public static ActionRow Of(string prefix, int page, int pages, LanguageTexts texts) => new(
        Button.Of(ButtonStyle.Secondary, IdOf(prefix, page - 1), texts["feed.previous"]) with { Disabled = page == 0 },
        Button.Of(ButtonStyle.Secondary, IdOf(prefix, page + 1), texts["feed.next"]) with { Disabled = page == pages - 1 });

    private static string IdOf(string prefix, int page) => string.Create(CultureInfo.InvariantCulture, $"{prefix}:{page}");
}
