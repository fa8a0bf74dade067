using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Players;
using KillBot.Domain.StarCitizen;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>What the fields of a filter can be compared with: names of players who do not hide, of things and of places.</summary>
internal sealed class FilterNames(PlayerQueries players, GuildCache guilds)
{
    private const int MaxNames = 25;

    private static readonly Lazy<string[]> Weapons = Sorted(() => Catalog.Default.Weapons.Select(weapon => weapon.Name));
    private static readonly Lazy<string[]> Ships = Sorted(() => Catalog.Default.Ships.Select(ship => ship.Name));
    private static readonly Lazy<string[]> Places = Sorted(() => Catalog.Default.Locations.Select(location => location.Name));

    /// <summary>Those that begin with what was typed, then those that have it elsewhere.</summary>
    public async ValueTask<IReadOnlyList<string>> FindAsync(
        FilterField field, string typed, Snowflake guildId, CancellationToken cancellationToken) => field switch
        {
            FilterField.Killer or FilterField.Victim or FilterField.Member => await players.SuggestAsync(typed, MaxNames, cancellationToken),
            FilterField.Weapon => Like(Weapons.Value, typed),
            FilterField.Ship => Like(Ships.Value, typed),
            FilterField.Place => Like(Places.Value, typed),
            FilterField.Server when guilds.Find(guildId) is { Name.Length: > 0 } guild => Like([guild.Name], typed),
            _ => [],
        };

    private static IReadOnlyList<string> Like(IReadOnlyList<string> names, string typed) =>
    [
        .. names.Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Concat(names.Where(name => name.Contains(typed, StringComparison.OrdinalIgnoreCase)
                && !name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)))
            .Take(MaxNames),
    ];

    private static Lazy<string[]> Sorted(Func<IEnumerable<string>> names) =>
        new(() => [.. names().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)]);
}
