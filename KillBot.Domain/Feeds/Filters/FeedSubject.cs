using KillBot.Domain.Kills;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>
/// A kill or VRChat event, as filters ask about it. Made once and shown to all filters: what takes work is found out when the first one asks, and once. For one thread.
/// </summary>
public sealed class FeedSubject
{
    private static readonly string[] Yes = [FilterClause.Yes];
    private static readonly string[] No = [FilterClause.No];

    private readonly Kill? _kill;
    private readonly FeedPerson? _killer;
    private readonly FeedPerson? _victim;
    private readonly FeedPerson? _person;
    private readonly string? _worldId;
    private readonly string? _worldName;
    private readonly Guid _serverId;
    private readonly IFeedFacts _facts;
    private string[]?[]? _texts;
    private int? _streak;

    private FeedSubject(Guid serverId, IFeedFacts facts, Kill? kill, FeedPerson? person, string? worldId, string? worldName)
    {
        (_serverId, _facts, _kill, _person, _worldId, _worldName) = (serverId, facts, kill, person, worldId, worldName);
        if (kill is not null)
        {
            _killer = kill.KillerName is { } killer ? new FeedPerson(killer, kill.KillerId) : null;
            _victim = new FeedPerson(kill.VictimName, kill.VictimId);
        }
    }

    /// <summary>A kill for feeds of kills and of deaths.</summary>
    public static FeedSubject OfKill(Kill kill, IFeedFacts facts) => new(kill.ServerId, facts, kill, null, null, null);

    /// <summary>An event in a VRChat instance. What may not be told of it has to be left out.</summary>
    /// <param name="serverId">The tracker's server.</param>
    /// <param name="person">Who came or went; none for the tracker's own client.</param>
    /// <param name="access">Who may join; none where the tracker did not tell.</param>
    public static FeedSubject OfVRChat(
        Guid serverId, FeedPerson? person, string? worldId, string? worldName, InstanceAccess? access, IFeedFacts facts) =>
        new(serverId, facts, null, person, worldId, worldName) { Access = access };

    /// <summary>An event of a server as a whole.</summary>
    public static FeedSubject OfServer(Guid serverId, IFeedFacts facts) => new(serverId, facts, null, null, null, null);

    internal InstanceAccess? Access { get; private init; }

    internal bool Is(FilterField field, Guid serverId) => field switch
    {
        FilterField.Member => IsMember(_killer, serverId) || IsMember(_victim, serverId) || IsMember(_person, serverId),
        FilterField.PvP => _kill is { IsPvP: true },
        FilterField.Suicide => _kill is { IsSuicide: true },
        FilterField.Environmental => _kill is { IsEnvironmental: true },
        FilterField.PvE => _kill is { IsPvP: false, IsSuicide: false, IsEnvironmental: false, KillerName: not null },
        _ => false,
    };

    /// <summary>Whether a text of the field is <paramref name="folded"/>, or has it in it.</summary>
    internal bool Has(FilterField field, string folded, bool isPart, Guid serverId)
    {
        return field switch
        {
            FilterField.Killer => IsAny(field) && MayName(_killer, serverId),
            FilterField.Victim => IsAny(field) && MayName(_victim, serverId),
            FilterField.Member => IsMemberCalled(FilterField.Killer, _killer) || IsMemberCalled(FilterField.Victim, _victim)
                || IsMemberCalled(FilterField.Member, _person),
            FilterField.Weapon => IsAny(field) && MayTell(_kill?.Weapon, serverId),
            FilterField.Place => IsAny(field) && MayTell(_kill?.Location, serverId),
            FilterField.Ship => IsAny(field) && IsShip(folded, isPart, serverId),
            FilterField.Server => IsAny(field) && (serverId == _serverId || !_facts.ServerOf(_serverId).IsClosed),
            _ => IsAny(field),
        };

        bool IsMemberCalled(FilterField role, FeedPerson? person) => IsAny(role) && MayName(person, serverId) && IsMember(person, serverId);

        bool IsAny(FilterField texts) => HasAny(TextsOf(texts), folded, isPart);
    }

    /// <summary>Null when nobody killed, or somebody who hides.</summary>
    internal int? StreakIn(Guid serverId) =>
        _kill is { CountsAsKill: true } && MayName(_killer, serverId) ? _streak ??= _facts.StreakOf(_kill) : null;

    /// <summary>What the field's texts fold to; of <see cref="FilterField.Member"/> the VRChat person's name.</summary>
    internal string[] TextsOf(FilterField field)
    {
        var all = _texts ??= new string[FilterFields.Count][];
        return all[(int)field] ??= FeedTexts.Fold(field switch
        {
            FilterField.Killer => FeedTexts.OfPerson(_killer, IsNpc(_killer)),
            FilterField.Victim => FeedTexts.OfPerson(_victim, IsNpc(_victim)),
            FilterField.Member => FeedTexts.OfPerson(_person, isNpc: false),
            FilterField.Weapon => FeedTexts.OfWeapon(_kill?.Weapon),
            FilterField.Place => FeedTexts.OfPlace(_kill?.Location),
            FilterField.Ship => FeedTexts.OfShips(_kill?.Weapon, _kill?.Location, _kill?.RawData),
            FilterField.World => [_worldId, _worldName],
            FilterField.Server => FeedTexts.OfServer(_serverId, _facts.ServerOf(_serverId)),
            _ => [],
        });
    }

    /// <summary>The values that the field has in the keys which are true of the subject.</summary>
    internal ReadOnlySpan<string> KeyValuesOf(FilterField field, Guid serverId) => FilterFields.ValuesOf(field) switch
    {
        FilterValueKind.YesOrNo => Is(field, serverId) ? Yes : No,
        FilterValueKind.Choice => Access is { } access ? FilterFields.KeyOf(access) : [],
        _ => TextsOf(field),
    };

    private static bool HasAny(string[] texts, string folded, bool isPart)
    {
        foreach (var text in texts)
        {
            if (isPart ? text.Contains(folded, StringComparison.Ordinal) : text == folded)
            {
                return true;
            }
        }

        return false;
    }

    // Trackers report what they like: a weapon or place that names somebody who hides is none, and details are nobody's who hides.
    private bool MayTell(string? text, Guid serverId) =>
        (!Names(text, _killer) || MayName(_killer, serverId)) && (!Names(text, _victim) || MayName(_victim, serverId));

    private bool IsShip(string folded, bool isPart, Guid serverId) =>
        ((_killer is null || MayName(_killer, serverId)) && MayName(_victim, serverId))
        || HasAny(
            FeedTexts.Fold(FeedTexts.OfShips(
                MayTell(_kill?.Weapon, serverId) ? _kill?.Weapon : null, MayTell(_kill?.Location, serverId) ? _kill?.Location : null, null)),
            folded,
            isPart);

    private static bool Names(string? text, FeedPerson? person) =>
        text is not null && person is { } somebody && text.Contains(somebody.Name, StringComparison.OrdinalIgnoreCase);

    private bool IsMember(FeedPerson? person, Guid serverId) =>
        person is { } somebody && !IsNpc(somebody) && _facts.IsMember(serverId, somebody);

    private bool MayName(FeedPerson? person, Guid serverId) =>
        person is { } somebody && (IsNpc(somebody) || _facts.MayName(serverId, somebody));

    private bool IsNpc(FeedPerson? person) => _kill is not null && person is { PlayerId: null };
}
