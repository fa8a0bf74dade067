using System.Globalization;
using System.Text.Unicode;

namespace KillBot.Benchmarks.Load;

/// <summary>
/// Kills of one tracker, each a new one: its player meets 16,000 others in turn, so that the same two meet again only after
/// minutes.
/// </summary>
internal sealed class KillBodies(int tracker)
{
    private const int Victims = 16_000;
    private const int VictimsBetweenTrackers = 157;
    private static readonly string[] Weapons = ["behr_lmg_ballistic_01", "lbco_pistol_energy_01", "gmni_rifle_ballistic_01", "klwe_smg_energy_01"];

    private int _next;

    public int Next(Span<byte> target)
    {
        var victim = ((tracker * VictimsBetweenTrackers) + _next) % Victims;
        var weapon = Weapons[_next++ % Weapons.Length];
        Utf8.TryWrite(
            target, CultureInfo.InvariantCulture,
            $$"""{"victimId":"Victim_{{victim:D5}}","weapon":"{{weapon}}","location":"OOC_Stanton_2a_Cellin","isPvP":true,"isSuicide":false,"isEnvironmental":false}""",
            out var length);
        return length;
    }
}
