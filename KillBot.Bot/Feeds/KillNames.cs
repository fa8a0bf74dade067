using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.StarCitizen;

namespace KillBot.Bot.Feeds;

/// <summary>The names of a kill as a message may show them: known by display name, private players hidden, all escaped.</summary>
/// <param name="Killer">Null when nobody did it.</param>
/// <param name="Ship">In which the victim died.</param>
internal sealed record KillNames(string? Killer, string Victim, string? Weapon, string? Place, string? Ship)
{
    private const int MaxLength = 100;

    /// <summary>For markdown.</summary>
    public static KillNames Of(KillNotification notification, LanguageTexts texts) => Of(notification, texts, Markdown.Escape);

    /// <summary>For menus and suggestions, which show no markdown.</summary>
    public static KillNames PlainOf(KillNotification notification, LanguageTexts texts) => Of(notification, texts, Markdown.Plain);

    private static KillNames Of(KillNotification notification, LanguageTexts texts, Func<string?, int, string> clean)
    {
        var kill = notification.Kill;
        return new KillNames(
            notification.KillerIsPrivate ? texts["kill.private-player"]
                : kill.KillerName is { } killer ? Name(killer, kill.KillerId is null, texts, clean) : null,
            notification.VictimIsPrivate ? texts["kill.private-player"] : Name(kill.VictimName, kill.VictimId is null, texts, clean),
            notification.Texts.Weapon is { } weapon ? Visible(Catalog.Default.WeaponName(weapon), clean) : null,
            notification.Texts.Location is { } location ? Visible(Catalog.Default.LocationName(location), clean) : null,
            notification.Ship is { } ship ? Visible(Catalog.Default.ShipName(ship), clean) : null);
    }

    private static string Name(string name, bool isNpc, LanguageTexts texts, Func<string?, int, string> clean) =>
        isNpc && name == Player.DeletedName ? texts["kill.deleted-player"]
        : Visible(isNpc ? Catalog.Default.NpcName(name) : name, clean) ?? texts["kill.nameless"];

    private static string? Visible(string text, Func<string?, int, string> clean) =>
        clean(text, MaxLength) is { Length: > 0 } cleaned ? cleaned : null;
}
