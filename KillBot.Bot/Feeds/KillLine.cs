using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Notifications;
using KillBot.Domain.Text;

namespace KillBot.Bot.Feeds;

/// <summary>A kill as one line of text.</summary>
internal static class KillLine
{
    /// <summary>For the list that a burst becomes; and what it says without the time.</summary>
    public static (string Line, string Sense) Short(KillNotification notification, LanguageTexts texts)
    {
        var names = KillNames.Of(notification, texts);
        return Timed(notification, Joined(Who(notification, names, texts), HasKiller(notification, names) ? names.Weapon : null));
    }

    /// <summary>With the place; and what it says without the time.</summary>
    public static (string Line, string Sense) Compact(KillNotification notification, LanguageTexts texts)
    {
        var names = KillNames.Of(notification, texts);
        return Timed(notification, Joined(Who(notification, names, texts), HasKiller(notification, names) ? names.Weapon : null, names.Place));
    }

    /// <summary>With the id by which the kill can be looked up, and nothing else.</summary>
    public static string Link(KillNotification notification, LanguageTexts texts) =>
        Joined(Who(notification, KillNames.Of(notification, texts), texts), $"`{PublicId.OfKill(notification.Kill.Id)}`");

    private static bool HasKiller(KillNotification notification, KillNames names) =>
        names.Killer is not null && notification.Kill is { IsSuicide: false, IsEnvironmental: false };

    private static string Who(KillNotification notification, KillNames names, LanguageTexts texts) => HasKiller(notification, names)
        ? $"**{names.Killer}** → **{names.Victim}**"
        : texts.Say(notification.Kill.IsSuicide ? "kill.suicide" : "kill.died", ("victim", TextValue.Markdown(names.Victim)));

    private static (string Line, string Sense) Timed(KillNotification notification, string sense) =>
        (Joined(sense, Markdown.Timestamp(notification.Kill.Timestamp)), sense);

    private static string Joined(params IEnumerable<string?> parts) => string.Join(" · ", parts.Where(part => part is not null));
}
