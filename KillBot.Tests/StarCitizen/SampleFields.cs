using System.Globalization;
using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.StarCitizen;

/// <summary>Shows what was read from a line under the names of the expectation table.</summary>
internal static class SampleFields
{
    public static Dictionary<string, string?> Of(GameLogLine line)
    {
        var fields = Extra(line);
        fields["kind"] = line.Kind;
        fields["ts"] = line.Timestamp?.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return fields;
    }

    private static Dictionary<string, string?> Extra(GameLogLine line) => line switch
    {
        ActorDeath death => new()
        {
            ["killer"] = death.Killer,
            ["killer_id"] = Number(death.KillerId),
            ["victim"] = death.Victim,
            ["victim_id"] = Number(death.VictimId),
            ["zone"] = death.Zone,
            ["zone_class"] = death.ZoneClass,
            ["weapon"] = death.Weapon,
            ["weapon_class"] = death.WeaponClass,
            ["damage"] = death.DamageType,
        },
        VehicleDestruction hit => new()
        {
            ["killer"] = hit.CausedBy,
            ["killer_id"] = Number(hit.CausedById),
            ["victim"] = hit.Vehicle,
            ["victim_id"] = Number(hit.VehicleId),
            ["zone"] = hit.Zone,
            ["zone_class"] = hit.VehicleClass,
            ["damage"] = hit.Cause,
            ["driver"] = hit.Driver,
            ["level"] = $"{hit.FromLevel}->{hit.ToLevel}",
        },
        FatalCollision hit => new() { ["vehicle"] = hit.VehicleClass, ["playerPilot"] = hit.PlayerPilot ? "1" : "0", ["hit"] = hit.Hit },
        Corpse corpse => new() { ["player"] = corpse.Player, ["respawn"] = corpse.Respawn },
        Incap incap => new() { ["nickname"] = incap.Nickname, ["causes"] = incap.Causes },
        IncapNotification notice => new() { ["text"] = notice.Text },
        ActorStateDead dead => new() { ["actor"] = dead.Actor, ["fromZone"] = dead.FromZone, ["toZone"] = dead.ToZone },
        ModeSet mode => new() { ["mode"] = mode.Mode },
        ModeChange mode => new() { ["toMode"] = mode.ToMode },
        GameRules rules => new() { ["gamerules"] = rules.Rules, ["gamemode"] = rules.Mode },
        LoadingClosed loading => new()
        {
            ["seconds"] = loading.Seconds.ToString("0.00", CultureInfo.InvariantCulture),
            ["map"] = loading.Map,
            ["rules"] = loading.Rules,
        },
        JumpDrive drive => new() { ["ship"] = drive.Ship, ["inZone"] = drive.InZone },
        Login login => new() { ["handle"] = login.Handle },
        Character character => new() { ["name"] = character.Name, ["geid"] = Number(character.Geid) },
        Build build => new() { ["changelist"] = build.Changelist },
        JoinPu join => new() { ["shard"] = join.Shard },
        Shard shard => new() { ["newShard"] = shard.NewShard },
        ChannelDisconnected end => new() { ["gamerules"] = end.GameRules, ["cause"] = end.Cause, ["reason"] = end.Reason },
        Hud hud => new() { ["text"] = hud.Text },
        InventoryLocation place => new() { ["location"] = place.Location },
        Quit quit => new() { ["cause"] = quit.Cause },
        MissionEnd mission => new() { ["completion"] = mission.Completion },
        QuantumTarget target => new() { ["dest"] = target.Destination },
        VehicleExit exit => new() { ["released"] = exit.Released },
        _ => [],
    };

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
