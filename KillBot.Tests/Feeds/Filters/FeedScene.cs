using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>A kill or a VRChat event with everything around it that filters may ask about, and what they have asked.</summary>
internal sealed record FeedScene : IFeedFacts
{
    public static readonly Guid Here = new(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    public static readonly Guid Elsewhere = new(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2);

    /// <summary>None for a VRChat event.</summary>
    public Kill? Kill { get; init; }

    public FeedPerson? Person { get; init; }

    public string? WorldId { get; init; }

    public string? WorldName { get; init; }

    public InstanceAccess? Access { get; init; }

    public IReadOnlyCollection<(Guid Server, string Name)> Members { get; init; } = [];

    public IReadOnlyCollection<(Guid Server, string Name)> Hidden { get; init; } = [];

    /// <summary>The server of the kill or visit is nobody else's business.</summary>
    public bool IsClosed { get; init; }

    public int Streak { get; init; } = 1;

    public List<string> Asked { get; init; } = [];

    public FeedSubject Subject => Kill is null
        ? FeedSubject.OfVRChat(Here, Person, WorldId, WorldName, Access, this)
        : FeedSubject.OfKill(Kill, this);

    public static FeedScene OfKill(
        string? killer = "Ace", string victim = "Prey", string? weapon = null, string? place = null, bool killerIsNpc = false, bool victimIsNpc = false,
        bool isSuicide = false, bool isEnvironmental = false, string? details = null) => new()
        {
            Kill = new Kill
            {
                Id = new Guid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7),
                Game = Games.StarCitizen,
                KillerId = killer is null || killerIsNpc ? null : IdOf(killer),
                KillerName = killer,
                VictimId = victimIsNpc ? null : IdOf(victim),
                VictimName = victim,
                ServerId = Here,
                Weapon = weapon,
                Location = place,
                RawData = details,
                IsPvP = killer is not null && !killerIsNpc && !victimIsNpc && !isSuicide && !isEnvironmental,
                IsSuicide = isSuicide,
                IsEnvironmental = isEnvironmental,
            },
        };

    public bool IsMember(Guid serverId, FeedPerson person)
    {
        Asked.Add("member");
        AssertNoNpc(person);
        return Members.Contains((serverId, person.Name));
    }

    public bool MayName(Guid serverId, FeedPerson person)
    {
        Asked.Add("name");
        AssertNoNpc(person);
        return !Hidden.Contains((serverId, person.Name));
    }

    public int StreakOf(Kill kill)
    {
        Asked.Add("streak");
        return Streak;
    }

    public FeedServer ServerOf(Guid serverId)
    {
        Asked.Add("server");
        return serverId == Here ? new FeedServer("Nine Lives", 123_456_789_012_345_678, IsClosed) : new FeedServer("Elsewhere", null);
    }

    /// <summary>What a failed property shows.</summary>
    public override string ToString() => string.Join(
        ' ',
        Kill is null ? $"{Person} {WorldId} {WorldName} {Access}" : $"{Kill.KillerName}/{Kill.KillerId} {Kill.VictimName}/{Kill.VictimId} {Kill.Weapon} {Kill.Location}",
        $"suicide {Kill?.IsSuicide} environmental {Kill?.IsEnvironmental} streak {Streak} members {string.Join(',', Members)} hidden {string.Join(',', Hidden)}");

    private void AssertNoNpc(FeedPerson person) => Assert.True(Kill is null || person.PlayerId is not null);

    private static Guid IdOf(string name) => new(name.Length, (short)name[0], (short)name[^1], 0, 0, 0, 0, 0, 0, 0, 3);
}
