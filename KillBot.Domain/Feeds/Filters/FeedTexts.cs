using System.Globalization;
using KillBot.Domain.Kills;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>Everything that something in a kill can be called.</summary>
internal static class FeedTexts
{
    public static string[] Fold(IEnumerable<string?> texts) =>
    [
        .. texts.Select(text => text is null ? "" : NameFolding.Of(text)).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    public static IEnumerable<string?> OfPerson(FeedPerson? person, bool isNpc) =>
        isNpc ? [InstanceId.Strip(person!.Value.Name), Catalog.Default.NpcName(person.Value.Name)] : [person?.Name];

    public static IEnumerable<string?> OfWeapon(string? weapon) =>
        weapon is null ? [] : [weapon, InstanceId.Strip(weapon), Catalog.Default.WeaponName(weapon)];

    public static IEnumerable<string?> OfPlace(string? place) =>
        place is null ? [] : [place, InstanceId.Strip(place), Catalog.Default.LocationName(place)];

    /// <param name="details">A <see cref="Kill.RawData"/>, which may name the victim's vehicle.</param>
    public static IEnumerable<string?> OfShips(string? weapon, string? place, string? details) =>
    [
        .. OfShip(weapon is not null && Catalog.Default.IsShip(weapon) ? InstanceId.Strip(weapon) : null),
        .. OfShip(place is null ? null : VehicleZone.ClassOf(place)),
        .. OfShip(VictimShip.Of(details)),
    ];

    public static IEnumerable<string?> OfServer(Guid id, FeedServer server) =>
        [server.Name, PublicId.OfServer(id), server.DiscordId?.ToString(CultureInfo.InvariantCulture)];

    private static IEnumerable<string?> OfShip(string? className) =>
        className is null ? [] : [className, Catalog.Default.ShipName(className), Catalog.Default.ShipsByName.Find(className)?.ShortName];
}
