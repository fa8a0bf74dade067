using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Notifications;
using KillBot.Domain.Text;

namespace KillBot.Bot.Feeds;

/// <summary>A kill as one line of text.</summary>
internal static class KillLine
{
    /// <summary>For the list that a burst becomes.</summary>
    public static string Short(KillNotification notification, LanguageTexts texts)
    {
        var names = KillNames.Of(notification, texts);
        return Joined(Who(notification, names, texts), HasKiller(notification, names) ? names.Weapon : null, TimeOf(notification));
    }

    /// <summary>With the place.</summary>
    public static string Compact(KillNotification notification, LanguageTexts texts)
    {
        var names = KillNames.Of(notification, texts);
        return Joined(Who(notification, names, texts), HasKiller(notification, names) ? names.Weapon : null, names.Place, TimeOf(notification));
    }

    /// <summary>With the id by which the kill can be looked up, and nothing else.</summary>
    public static string Link(KillNotification notification, LanguageTexts texts) =>
        Joined(Who(notification, KillNames.Of(notification, texts), texts), $"`{PublicId.OfKill(notification.Kill.Id)}`");

    private static bool HasKiller(KillNotification notification, KillNames names) =>
        names.Killer is not null && notification.Kill is { IsSuicide: false, IsEnvironmental: false };

    private static string Who(KillNotification notification, KillNames names, LanguageTexts texts) => HasKiller(notification, names)
        ? $"**{names.Killer}** → **{names.Victim}**"
        : texts.Say(notification.Kill.IsSuicide ? "kill.suicide" : "kill.died", ("victim", TextValue.Markdown(names.Victim)));

    private static string TimeOf(KillNotification notification) => Markdown.Timestamp(notification.Kill.Timestamp);

    private static string Joined(params IEnumerable<string?> parts) => string.Join(" · ", parts.Where(part => part is not null));
}
