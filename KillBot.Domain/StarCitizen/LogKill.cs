namespace KillBot.Domain.StarCitizen;

/// <summary>A death found in a log, ready to be recorded. Names are the log's; <see cref="Catalog"/> makes them readable.</summary>
/// <param name="Killer">Null when the environment killed, or the log does not say who did; the victim for a suicide.</param>
/// <param name="Weapon">The weapon's class without instance id; null when not known.</param>
/// <param name="Zone">Where the victim was, as logged: a place's id or a vehicle instance; null when the line does not say.</param>
/// <param name="Ship">Class of the vehicle the victim was in.</param>
/// <param name="GameMode">The log's name of the mode, such as <c>SC_Default</c> or <c>EA_SquadronBattle</c>; null before it is known.</param>
public sealed record LogKill(
    DateTimeOffset Timestamp, string? Killer, string Victim, string? Weapon, string? Zone, string? Ship,
    string? DamageType, string? GameMode, KillClassification Classification)
{
    /// <summary>The zone when it is a place; null when it is only a vehicle.</summary>
    public string? Location => Zone is not null && VehicleZone.ClassOf(Zone) is null ? Zone : null;
}
