using KillBot.Domain.StarCitizen;

namespace KillBot.Domain.Stats;

/// <summary>How often a weapon has killed.</summary>
/// <param name="Name">As the game names it; trackers' own words where the game does not know it.</param>
public sealed record WeaponCount(string Name, int Count)
{
    /// <summary>
    /// Adds up by the names that players see, most first: some trackers report class names, some those names, and together they are
    /// one weapon.
    /// </summary>
    public static IReadOnlyList<WeaponCount> ByName(IEnumerable<(string Weapon, int Count)> reported) =>
    [
        .. reported.GroupBy(weapon => Catalog.Default.WeaponName(weapon.Weapon), StringComparer.OrdinalIgnoreCase)
            .Select(weapons => new WeaponCount(weapons.Key, weapons.Sum(weapon => weapon.Count)))
            .OrderByDescending(weapon => weapon.Count).ThenBy(weapon => weapon.Name, StringComparer.Ordinal),
    ];
}
