using System.Runtime.CompilerServices;

namespace KillBot.Domain.StarCitizen;

/// <summary>Turns the events of one log, in their order, into the deaths to record.</summary>
/// <remarks>
/// Kill lines (builds up to 4.3.1) give every death they tell. Newer builds leave only signs of the log owner's own deaths,
/// which become deaths without a killer. NPCs that die by NPCs or accidents are left out. Same events, same result; memory is bounded.
/// </remarks>
public sealed class KillExtractor
{
    private readonly RecentKills _recent = new();
    private readonly SoftDeaths _softDeaths = new();
    private readonly OwnDeath _own = new();
    private readonly bool _isOwnerGiven;

    /// <param name="player">Whose log it is; if null, who the log says logged in.</param>
    public KillExtractor(string? player = null)
    {
        Owner = player;
        _isOwnerGiven = player is not null;
    }

    /// <summary>Whose log it is, once known.</summary>
    public string? Owner { get; private set; }

    /// <summary>The log's name of the mode being played; null in the menu and before it is known.</summary>
    public string? GameMode { get; private set; }

    /// <summary>Deaths left out because no player took part.</summary>
    public int NpcDeaths { get; private set; }

    /// <summary>Signs of the owner's death that came before the log said who the owner is.</summary>
    public int Unattributed { get; private set; }

    /// <summary>Lines that told a death once more.</summary>
    public int Repeats => _recent.Repeats + _own.Repeats;

    /// <summary>Reads a whole log; <see cref="Complete"/> is done for you.</summary>
    public async IAsyncEnumerable<LogKill> ExtractAsync(
        IAsyncEnumerable<GameLogLine> lines, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var kills = new List<LogKill>();
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            Accept(line, kills);
            foreach (var kill in kills)
            {
                yield return kill;
            }

            kills.Clear();
        }

        Complete(kills);
        foreach (var kill in kills)
        {
            yield return kill;
        }
    }

    /// <summary>Takes the next event and adds the deaths that are certain now; some only 25 s later.</summary>
    public void Accept(GameLogLine line, ICollection<LogKill> kills)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(kills);
        if (line.Timestamp is { } now)
        {
            Advance(now, kills);
        }

        switch (line)
        {
            case ActorDeath death:
                TakeKill(death, kills);
                break;
            case VehicleDestruction destruction:
                _softDeaths.Add(destruction);
                break;
            case ActorStateDead or FatalCollision or Corpse or CorpseGear:
                TakeOwnDeath(line);
                break;
            case Login login:
                Owner = _isOwnerGiven ? Owner : login.Handle;
                break;
            case Character character:
                Owner = _isOwnerGiven ? Owner : character.Name;
                break;
            default:
                GameMode = GameModes.After(line, GameMode);
                break;
        }
    }

    /// <summary>Tells that the log has nothing new up to <paramref name="now"/>: for logs that are followed live.</summary>
    public void Advance(DateTimeOffset now, ICollection<LogKill> kills) => Add(_own.Advance(now), kills);

    /// <summary>Ends the log: adds a death that still waits for a better line.</summary>
    public void Complete(ICollection<LogKill> kills) => Add(_own.Release(), kills);

    private static void Add(LogKill? kill, ICollection<LogKill> kills)
    {
        ArgumentNullException.ThrowIfNull(kills);
        if (kill is not null)
        {
            kills.Add(kill);
        }
    }

    private void TakeKill(ActorDeath death, ICollection<LogKill> kills)
    {
        if (!_recent.Add(death))
        {
            return;
        }

        var killer = EnvironmentKiller.IsName(death.Killer) ? _softDeaths.CreditFor(death) ?? death.Killer : death.Killer;
        var classification = KillClassifier.Classify(killer, death.Victim, death.Weapon, death.DamageType);
        if (classification.VictimIsNpc && (classification.KillerIsNpc || classification.IsSuicide))
        {
            NpcDeaths++;
            return;
        }

        if (IsOwner(death.Victim))
        {
            _own.Supersede(death.At);
        }

        kills.Add(new LogKill(
            death.At, classification.IsEnvironmental ? null : killer, death.Victim, WeaponOf(death), death.Zone,
            death.ZoneClass, death.DamageType, GameMode, classification));
    }

    private void TakeOwnDeath(GameLogLine line)
    {
        switch (line)
        {
            case ActorStateDead dead when IsOwnerOrNobody(dead.Actor):
                var ship = VehicleZone.ClassOf(dead.FromZone);
                Hold(dead.At, DeathSource.State, dead.ToZone, ship, ship is null ? null : "VehicleDestruction");
                break;
            case FatalCollision { PlayerPilot: true } collision:
                Hold(collision.At, DeathSource.Collision, collision.Zone, collision.VehicleClass, "Collision");
                break;
            case Corpse corpse when IsOwnerOrNobody(corpse.Player):
                Hold(corpse.At, DeathSource.State);
                break;
            case CorpseGear { IsBody: true } gear:
                Hold(gear.At, DeathSource.State);
                break;
        }
    }

    private void Hold(DateTimeOffset at, DeathSource source, string? zone = null, string? ship = null, string? damage = null)
    {
        if (Owner is null)
        {
            Unattributed++;
            return;
        }

        var classification = KillClassifier.Classify(killer: null, Owner, damageType: damage);
        _own.Hold(new LogKill(at, null, Owner, null, zone, ship, damage, GameMode, classification), source);
    }

    private bool IsOwner(string name) => PlayerHandle.Comparer.Equals(name, Owner);

    // While the owner is unknown, signs of players' deaths are counted as unattributed.
    private bool IsOwnerOrNobody(string name) => Owner is null ? !NpcActors.IsNpc(name) : IsOwner(name);

    private static string? WeaponOf(ActorDeath death)
    {
        // A suicide's "weapon" is the player.
        var weapon = IsPerson(death, death.Weapon) ? null : TrackerText.NullIfPlaceholder(death.Weapon);
        return weapon ?? (death.WeaponClass == "Player" ? null : TrackerText.NullIfPlaceholder(death.WeaponClass));
    }

    private static bool IsPerson(ActorDeath death, string weapon) =>
        PlayerHandle.Comparer.Equals(weapon, death.Victim) || PlayerHandle.Comparer.Equals(weapon, death.Killer);
}
