namespace KillBot.Domain.StarCitizen;

/// <summary>What kind of death it was.</summary>
/// <param name="IsPvP">A player killed another player.</param>
/// <param name="IsSuicide">The victim's own doing, flying into a mountain included.</param>
/// <param name="IsEnvironmental">Nobody's doing. Never true together with the two above.</param>
/// <param name="KillerIsNpc">The killer is no player: an NPC or the environment.</param>
public readonly record struct KillClassification(
    bool IsPvP, bool IsSuicide, bool IsEnvironmental, bool KillerIsNpc, bool VictimIsNpc);

/// <summary>Classifies deaths from names and damage alone.</summary>
public static class KillClassifier
{
    private const string Suicide = "Suicide";

    public static KillClassification Classify(ActorDeath death)
    {
        ArgumentNullException.ThrowIfNull(death);
        return Classify(death.Killer, death.Victim, death.Weapon, death.DamageType);
    }

    /// <param name="killer">Null when nobody is known; that alone is neither suicide nor accident.</param>
    /// <param name="weapon">Some trackers send the damage type here.</param>
    public static KillClassification Classify(string? killer, string victim, string? weapon = null, string? damageType = null)
    {
        ArgumentNullException.ThrowIfNull(victim);
        var victimIsNpc = NpcActors.IsNpc(victim);
        if (Is(killer, victim) || Is(damageType, Suicide) || Is(weapon, Suicide))
        {
            return new(false, true, false, killer is not null && NpcActors.IsNpc(killer), victimIsNpc);
        }

        if (killer is null)
        {
            var isAccident = damageType is not null && EnvironmentKiller.IsDamage(damageType);
            return new(false, false, isAccident, false, victimIsNpc);
        }

        if (EnvironmentKiller.IsName(killer))
        {
            return new(false, false, true, true, victimIsNpc);
        }

        var killerIsNpc = NpcActors.IsNpc(killer);
        return new(!killerIsNpc && !victimIsNpc, false, false, killerIsNpc, victimIsNpc);
    }

    private static bool Is(string? text, string other) => PlayerHandle.Comparer.Equals(text, other);
}
