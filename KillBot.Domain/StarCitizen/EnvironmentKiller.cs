namespace KillBot.Domain.StarCitizen;

/// <summary>Killers and damage that are nobody's doing.</summary>
public static class EnvironmentKiller
{
    private static readonly string[] Prefixes = ["Radiation_", "Water_Hazard", "SCItem_Debris_"];
    private static readonly string[] Numbered = ["Hazard", "RotationSimple"];

    private static readonly string[] Damages =
        ["Crash", "Collision", "Fall", "Suffocation", "Depressurization", "Radiation", "Hazard", "BoundaryViolation", "Drown", "Hypothermia", "Hyperthermia"];

    /// <summary>Whether the game names a thing or nobody: <c>unknown</c>, <c>GameRules</c>, <c>Hazard-003</c>, …</summary>
    public static bool IsName(string killer)
    {
        ArgumentNullException.ThrowIfNull(killer);
        return killer.Equals("unknown", StringComparison.OrdinalIgnoreCase)
            || killer.Equals("GameRules", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(Prefixes, prefix => killer.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(Numbered, name => IsNumbered(killer, name));
    }

    /// <summary>Whether a death without a named killer with this damage is an accident.</summary>
    public static bool IsDamage(string damageType) =>
        Array.Exists(Damages, damage => damageType?.StartsWith(damage, StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsNumbered(string killer, string name) =>
        killer.Length == name.Length + 4 && killer[name.Length] == '-'
        && killer.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && !killer.AsSpan(name.Length + 1).ContainsAnyExceptInRange('0', '9');
}
