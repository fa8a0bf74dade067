using KillBot.Discord.Messages;
using KillBot.Domain.Notifications;
using KillBot.Domain.StarCitizen;

namespace KillBot.Bot.Feeds;

/// <summary>The names of a kill as a message may show them: known by display name, private players hidden, all escaped.</summary>
internal static class KillNames
{
    private const int MaxLength = 100;
    private const string PrivatePlayer = "a private player";

    extension(KillNotification notification)
    {
        /// <summary>Null when nobody did it.</summary>
        public string? Killer =>
            notification.KillerIsPrivate ? PrivatePlayer
            : notification.Kill.KillerName is { } name ? Name(name, notification.Kill.KillerId is null)
            : null;

        public string Victim =>
            notification.VictimIsPrivate ? PrivatePlayer : Name(notification.Kill.VictimName, notification.Kill.VictimId is null);

        public string? Weapon => notification.Kill.Weapon is { } weapon
            ? Markdown.Escape(Catalog.Default.WeaponName(weapon), MaxLength)
            : null;

        public string? Place => notification.Kill.Location is { } location
            ? Markdown.Escape(Catalog.Default.LocationName(location), MaxLength)
            : null;
    }

    private static string Name(string name, bool isNpc) =>
        Markdown.Escape(isNpc ? Catalog.Default.NpcName(name) : name, MaxLength);
}
