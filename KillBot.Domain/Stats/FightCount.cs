using KillBot.Domain.Kills;
using KillBot.Domain.Players;

namespace KillBot.Domain.Stats;

/// <summary>How many fights had the same opponent and the same weapon.</summary>
/// <param name="Opponent">Who may not want to be seen; none for NPCs and for deleted players.</param>
/// <param name="Weapon">What the winner used, as reported; none where nobody told.</param>
public sealed record FightCount(Player? Opponent, string? Weapon, int Count);

/// <summary>The fights of players that went one way.</summary>
/// <param name="IsComplete">All that there are; else only the latest were read.</param>
public sealed record FightCounts(IReadOnlyList<FightCount> Rows, bool IsComplete)
{
    /// <summary>How many there are.</summary>
    public int Total => Rows.Sum(row => row.Count);

    /// <summary>How many of them were against each player.</summary>
    public IReadOnlyDictionary<Guid, int> ByOpponent =>
        Rows.Where(row => row.Opponent is not null).GroupBy(row => row.Opponent!.Id)
            .ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Count));

    /// <summary>The players in them, each once.</summary>
    public IEnumerable<Player> Opponents => Rows.Select(row => row.Opponent).OfType<Player>().DistinctBy(player => player.Id);

    /// <summary>The weapons, most used first, without those that name a hidden player: trackers report what they like.</summary>
    public IReadOnlyList<WeaponCount> WeaponsWithout(IReadOnlySet<Guid> hidden) => WeaponCount.ByName(
        from row in Rows
        let weapon = row.Opponent is { } player && hidden.Contains(player.Id) ? KillTexts.Without([player.Name], row.Weapon) : row.Weapon
        where weapon is not null
        select (weapon, row.Count));
}
