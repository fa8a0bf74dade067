namespace KillBot.Domain.StarCitizen;

/// <summary>Where a shot came from, as a vector seen from the victim.</summary>
public readonly record struct Direction(double X, double Y, double Z);

/// <summary>Somebody died: the kill line of builds up to 4.3.1.</summary>
/// <param name="Zone">Where the <em>victim</em> was: a vehicle instance, or a place.</param>
/// <param name="Weapon">The weapon without its instance id; <c>unknown</c>, or a player's handle, when the game says so.</param>
/// <param name="WeaponClass">The <c>[Class …]</c> value; <c>unknown</c> for ship kills.</param>
/// <param name="DamageType">Null on a line cut off before it.</param>
public sealed record ActorDeath(
    DateTimeOffset At, string Victim, long VictimId, string Zone, string Killer, long KillerId,
    string Weapon, string WeaponClass, string? DamageType, Direction? Direction) : GameLogLine("actor_death", At)
{
    /// <summary>The vehicle's class when the victim sat in one.</summary>
    public string? ZoneClass => VehicleZone.ClassOf(Zone);
}

/// <summary>A vehicle got worse: level 0 is intact, 1 a soft death, 2 destroyed.</summary>
/// <param name="Driver"><c>unknown</c> since about 4.0.</param>
public sealed record VehicleDestruction(
    DateTimeOffset At, string Vehicle, long VehicleId, string Zone, string Driver, int FromLevel, int ToLevel,
    string CausedBy, long? CausedById, string Cause) : GameLogLine("vehicle_destruction", At)
{
    public string VehicleClass => InstanceId.Strip(Vehicle);
}

/// <summary>A vehicle was lost by flying into something.</summary>
/// <param name="PlayerPilot">Whether the player whose log this is was at the controls.</param>
/// <param name="Hit">What it hit; <c>UNKNOWN</c> is mostly terrain.</param>
public sealed record FatalCollision(DateTimeOffset At, string Vehicle, string Zone, bool PlayerPilot, string Hit)
    : GameLogLine("fatal_collision", At)
{
    public string VehicleClass => InstanceId.Strip(Vehicle);
}

/// <summary>A dead body is being dealt with.</summary>
/// <param name="Respawn">The landing zone searched for a hospital, when that is what the line says.</param>
public sealed record Corpse(DateTimeOffset At, string Player, bool IsLocal, string? Respawn) : GameLogLine("corpse", At);

/// <summary>An item of the log owner's body is set aside for recovery: a burst of these follows the owner's death.</summary>
/// <remarks>Builds since 4.4; only the log owner's deaths are written so, and the body itself comes first, once per death.</remarks>
public sealed record CorpseGear(DateTimeOffset At, string Item) : GameLogLine("corpse_gear", At)
{
    /// <summary>Whether the item is the body, which stands for the death; the rest of the burst is armour and tools.</summary>
    public bool IsBody => Item.StartsWith("body_", StringComparison.OrdinalIgnoreCase)
        && Item.Contains("noMagicPocket", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A player is incapacitated: down, not yet dead.</summary>
public sealed record Incap(DateTimeOffset At, string Nickname, string Causes) : GameLogLine("incap", At);

/// <summary>The HUD tells the log's owner to be incapacitated.</summary>
public sealed record IncapNotification(DateTimeOffset? At, string Text) : GameLogLine("incap_notification", At);

/// <summary>A dead actor is thrown out of a destroyed vehicle: what is left of ship deaths in builds after 4.3.1.</summary>
public sealed record ActorStateDead(DateTimeOffset At, string Actor, string FromZone, string ToZone)
    : GameLogLine("actor_state_dead", At);
