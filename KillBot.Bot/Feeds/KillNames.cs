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

    public static KillNames Of(KillNotification notification, LanguageTexts texts)
    {
        var kill = notification.Kill;
        return new KillNames(
            notification.KillerIsPrivate ? texts["kill.private-player"] : kill.KillerName is { } killer ? Name(killer, kill.KillerId is null, texts) : null,
            notification.VictimIsPrivate ? texts["kill.private-player"] : Name(kill.VictimName, kill.VictimId is null, texts),
            notification.Texts.Weapon is { } weapon ? Visible(Catalog.Default.WeaponName(weapon)) : null,
            notification.Texts.Location is { } location ? Visible(Catalog.Default.LocationName(location)) : null,
            notification.Ship is { } ship ? Visible(Catalog.Default.ShipName(ship)) : null);
    }

    private static string Name(string name, bool isNpc, LanguageTexts texts) =>
        isNpc && name == Player.DeletedName ? texts["kill.deleted-player"]
        : Visible(isNpc ? Catalog.Default.NpcName(name) : name) ?? texts["kill.nameless"];

    private static string? Visible(string text) => Markdown.Escape(text, MaxLength) is { Length: > 0 } escaped ? escaped : null;
}
