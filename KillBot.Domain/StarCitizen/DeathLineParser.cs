namespace KillBot.Domain.StarCitizen;

/// <summary>Reads the lines that tell of deaths; each method starts behind the tag.</summary>
internal static class DeathLineParser
{
    public static GameLogLine? ActorDeath(DateTimeOffset? at, LineScanner line)
    {
        if (at is not { } time
            || !line.Skip(" CActor::Kill: '"u8) || !line.ReadName("' ["u8, out var victim) || !line.ReadId("] in zone '"u8, out var victimId)
            || !line.ReadName("' killed by '"u8, out var zone) || !line.ReadName("' ["u8, out var killer)
            || !line.ReadId("] using '"u8, out var killerId) || !line.ReadName("' [Class "u8, out var weapon)
            || !line.ReadName("]"u8, out var weaponClass))
        {
            return null;
        }

        // Some collected lines end here.
        string? damage = null;
        Direction? direction = null;
        if (line.Skip(" with damage type '"u8) && line.ReadName("'"u8, out var type))
        {
            damage = type;
            if (line.Skip(" from direction x: "u8) && line.ReadNumber(", y: "u8, out var x)
                && line.ReadNumber(", z: "u8, out var y) && line.ReadNumber(""u8, out var z))
            {
                direction = new Direction(x, y, z);
            }
        }

        return new ActorDeath(time, victim, victimId, zone, killer, killerId, InstanceId.Strip(weapon), weaponClass, damage, direction);
    }

    public static GameLogLine? VehicleDestruction(DateTimeOffset? at, LineScanner line)
    {
        if (at is not { } time
            || !line.Skip(" CVehicle::OnAdvanceDestroyLevel: Vehicle '"u8) || !line.ReadName("' ["u8, out var vehicle)
            || !line.ReadId("] in zone '"u8, out var vehicleId) || !line.ReadName("' ["u8, out var zone)
            || !line.SkipPast("] driven by '"u8) || !line.ReadName("' ["u8, out var driver)
            || !line.SkipPast("] advanced from destroy level "u8) || !line.ReadId(" to "u8, out var from)
            || !line.ReadId(" caused by '"u8, out var to) || from > 9 || to > 9
            || !line.ReadName("' ["u8, out var by) || !line.ReadName("] with '"u8, out var byId) || !line.ReadName("'"u8, out var cause))
        {
            return null;
        }

        // The causer's id can be a pair (123_456), which names nobody.
        long? causedById = long.TryParse(byId, out var id) ? id : null;
        return new VehicleDestruction(time, vehicle, vehicleId, zone, driver, (int)from, (int)to, by, causedById, cause);
    }

    public static GameLogLine? FatalCollision(DateTimeOffset? at, LineScanner line) =>
        at is { } time
        && line.SkipPast("occured for vehicle "u8) && line.ReadName(" ["u8, out var vehicle)
        && line.SkipPast("Zone: "u8) && line.ReadName(", PlayerPilot: "u8, out var zone) && line.ReadId("] after hitting entity: "u8, out var pilot)
        && line.ReadName(" "u8, out var hit)
            ? new FatalCollision(time, vehicle, zone, pilot == 1, hit.TrimEnd('.'))
            : null;

    public static GameLogLine? Corpse(DateTimeOffset? at, LineScanner line)
    {
        if (at is not { } time || !line.SkipPast("Player '"u8) || !line.ReadName("' <"u8, out var player) || !line.ReadName(" client>"u8, out var side))
        {
            return null;
        }

        var respawn = line.NameAfter("landing zone location \"@"u8, "\""u8);
        return new Corpse(time, player, side == "local", respawn);
    }

    public static GameLogLine? CorpseGear(DateTimeOffset? at, LineScanner line)
    {
        if (at is not { } time || !line.SkipPast("Item '"u8))
        {
            return null;
        }

        return line.ReadName(" - "u8, out var item) || line.ReadName("'"u8, out item)
            ? new CorpseGear(time, InstanceId.Strip(item))
            : null;
    }

    public static GameLogLine? ActorStateDead(DateTimeOffset? at, LineScanner line) =>
        at is { } time
        && line.SkipPast("Actor '"u8) && line.ReadName("' ["u8, out var actor)
        && line.SkipPast("] ejected from zone '"u8) && line.ReadName("'"u8, out var from)
        && line.SkipPast(" to zone '"u8) && line.ReadName("'"u8, out var to)
            ? new ActorStateDead(time, actor, from, to)
            : null;

    public static GameLogLine? Incap(DateTimeOffset? at, LineScanner line)
    {
        if (at is not { } time || !line.ReadName(", causes: ["u8, out var nickname))
        {
            return null;
        }

        return new Incap(time, nickname, line.ReadText("]"u8));
    }
}
