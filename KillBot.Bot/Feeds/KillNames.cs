using KillBot.Discord.Messages;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.StarCitizen;

namespace KillBot.Bot.Feeds;

/// <summary>The names of a kill as a message may show them: known by display name, private players hidden, all escaped.</summary>
internal static class KillNames
{
    private const int MaxLength = 100;

    /// <summary>For a name of nothing but characters that show nothing.</summary>
    private const string Nameless = "someone";

    extension(KillNotification notification)
    {
        /// <summary>Null when nobody did it.</summary>
        public string? Killer =>
            notification.KillerIsPrivate ? Player.PrivateName
            : notification.Kill.KillerName is { } name ? Name(name, notification.Kill.KillerId is null)
            : null;

        public string Victim =>
            notification.VictimIsPrivate ? Player.PrivateName : Name(notification.Kill.VictimName, notification.Kill.VictimId is null);

        public string? Weapon => notification.Kill.Weapon is { } weapon ? Visible(Catalog.Default.WeaponName(weapon)) : null;

        public string? Place => notification.Kill.Location is { } location ? Visible(Catalog.Default.LocationName(location)) : null;
    }

    private static string Name(string name, bool isNpc) => Visible(isNpc ? Catalog.Default.NpcName(name) : name) ?? Nameless;

    private static string? Visible(string text) => Markdown.Escape(text, MaxLength) is { Length: > 0 } escaped ? escaped : null;
}
