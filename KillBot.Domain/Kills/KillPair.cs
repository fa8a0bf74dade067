namespace KillBot.Domain.Kills;

/// <summary>Who killed whom in which game, as one number that an index can find.</summary>
internal static class KillPair
{
    private const ulong FnvOffset = 14_695_981_039_346_656_037;
    private const ulong FnvPrime = 1_099_511_628_211;

    /// <summary>
    /// FNV-1a over the names whatever their case. Names that collide are told apart afterwards, so that nobody gains from
    /// making them collide.
    /// </summary>
    public static long Hash(string game, string? killer, string victim)
    {
        var hash = Add(FnvOffset, game);
        hash = Add(hash, killer ?? "");
        return unchecked((long)Add(hash, victim));
    }

    public static bool AreSame(Kill kill, string? killer, string victim) =>
        string.Equals(kill.KillerName, killer, StringComparison.OrdinalIgnoreCase)
        && string.Equals(kill.VictimName, victim, StringComparison.OrdinalIgnoreCase);

    private static ulong Add(ulong hash, string text)
    {
        foreach (var character in text)
        {
            hash = unchecked((hash ^ char.ToLowerInvariant(character)) * FnvPrime);
        }

        // No name contains it, so "ab"+"c" differs from "a"+"bc".
        return unchecked((hash ^ '\n') * FnvPrime);
    }
}
