using System.Runtime.InteropServices;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.StarCitizen;

namespace KillBot.Domain.Stats;

/// <summary>
/// What one transaction adds to the days, totals and weapons of players and to the hours of servers. Summed up first, since the
/// kills of a busy moment hit the same few rows: each is written once.
/// </summary>
internal sealed class RollupDeltas
{
    private readonly Dictionary<(Guid PlayerId, Guid ServerId, string Game, int Day), KillCounts> _days = [];
    private readonly Dictionary<(Guid PlayerId, Guid ServerId, string Game), KillCounts> _totals = [];
    private readonly Dictionary<(Guid PlayerId, string Game, string Weapon), int> _weapons = [];
    private readonly Dictionary<(Guid ServerId, string Game, int Hour), KillCounts> _hours = [];

    /// <summary>Counts a new kill.</summary>
    public void Add(Kill kill)
    {
        var hour = HourOf(kill);
        if (kill.CountsAsKill)
        {
            Add(kill.KillerId!.Value, kill, hour, CountOf(kill));
            AddWeapon(kill);
        }

        if (kill.VictimId is { } victim)
        {
            Add(victim, kill, hour, new KillCounts(
                Deaths: 1, Suicides: kill.IsSuicide ? 1 : 0, EnvironmentalDeaths: kill.IsEnvironmental ? 1 : 0));
        }
    }

    /// <summary>Counts the weapon of a kill; for one that was recorded without and has been told its weapon since.</summary>
    public void AddWeapon(Kill kill)
    {
        if (kill is { CountsAsKill: true, KillerId: { } killer, Weapon: { } weapon })
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_weapons, (killer, kill.Game, InstanceId.Strip(weapon)), out _)++;
        }
    }

    /// <summary>Takes back a kill whose killer and victim have turned out to be one: it is a death by one's own hand.</summary>
    public void BecameSuicide(Kill kill)
    {
        var hour = HourOf(kill);
        Add(kill.KillerId!.Value, kill, hour, default(KillCounts) - CountOf(kill));
        Add(kill.VictimId!.Value, kill, hour, new KillCounts(Suicides: 1));
        if (kill.Weapon is { } weapon)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_weapons, (kill.KillerId.Value, kill.Game, InstanceId.Strip(weapon)), out _)--;
        }
    }

    /// <summary>Writes what was added. To be called as well before a statement that reads or moves the rows of these tables.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Flush(WriteTransaction transaction)
    {
        if (_days.Count == 0 && _weapons.Count == 0)
        {
            return false;
        }

        foreach (var ((player, server, game, day), counts) in _days)
        {
            transaction.AddToDay(player, server, game, day, counts);
        }

        foreach (var ((player, server, game), counts) in _totals)
        {
            transaction.AddToTotals(player, server, game, counts);
        }

        foreach (var ((player, game, weapon), kills) in _weapons)
        {
            transaction.AddToWeapon(player, game, weapon, kills);
        }

        foreach (var ((server, game, hour), counts) in _hours)
        {
            transaction.AddToHour(server, game, hour, counts);
        }

        Clear();
        return true;
    }

    public void Clear()
    {
        _days.Clear();
        _totals.Clear();
        _weapons.Clear();
        _hours.Clear();
    }

    private static int HourOf(Kill kill) => (int)(kill.Timestamp.ToUnixTimeSeconds() / 3_600);

    private static KillCounts CountOf(Kill kill) => kill.IsPvP ? new KillCounts(PvpKills: 1) : new KillCounts(PveKills: 1);

    private void Add(Guid player, Kill kill, int hour, KillCounts counts)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_days, (player, kill.ServerId, kill.Game, hour / 24), out _) += counts;
        CollectionsMarshal.GetValueRefOrAddDefault(_totals, (player, kill.ServerId, kill.Game), out _) += counts;
        CollectionsMarshal.GetValueRefOrAddDefault(_hours, (kill.ServerId, kill.Game, hour), out _) += counts;
    }
}
