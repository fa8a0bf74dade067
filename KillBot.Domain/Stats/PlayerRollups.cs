namespace KillBot.Domain.Stats;

/// <summary>The rollups of one player, as stored or as the kills say; or the difference of both.</summary>
internal sealed class PlayerRollups
{
    public Dictionary<(Guid ServerId, string Game, int Day), KillCounts> Days { get; } = [];

    public Dictionary<(Guid ServerId, string Game), KillCounts> Totals { get; } = [];

    public Dictionary<(string Game, string Weapon), int> Weapons { get; } = [];

    public int Count => Days.Count + Totals.Count + Weapons.Count;

    /// <summary>What is to be added to the rows of <paramref name="stored"/> that are not as they are here; 0 for a row too many.</summary>
    public PlayerRollups Minus(PlayerRollups stored)
    {
        var difference = new PlayerRollups();
        Subtract(Days, stored.Days, difference.Days, static (wanted, found) => wanted - found);
        Subtract(Totals, stored.Totals, difference.Totals, static (wanted, found) => wanted - found);
        Subtract(Weapons, stored.Weapons, difference.Weapons, static (wanted, found) => wanted - found);
        return difference;
    }

    /// <summary>Puts into <paramref name="difference"/> what <paramref name="found"/> lacks, of the keys that are not as wanted.</summary>
    public static void Subtract<TKey, TValue>(
        Dictionary<TKey, TValue> wanted, Dictionary<TKey, TValue> found, Dictionary<TKey, TValue> difference, Func<TValue, TValue, TValue> minus)
        where TKey : notnull
        where TValue : struct, IEquatable<TValue>
    {
        foreach (var key in wanted.Keys.Union(found.Keys))
        {
            var (isWanted, isFound) = (wanted.TryGetValue(key, out var right), found.TryGetValue(key, out var stored));
            if (isWanted != isFound || !right.Equals(stored))
            {
                difference.Add(key, minus(right, stored));
            }
        }
    }
}
