using FsCheck;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>Random scenes of few values, so that filters often hit.</summary>
internal static class GeneratedScene
{
    private static readonly Gen<string> Names = Gen.Elements("Ace", "José", "ＰＲＥＹ", "e", "and", "a\"b\\c");

    private static readonly Gen<IReadOnlyCollection<(Guid, string)>> Some =
        Gen.ListOf(Gen.Zip(Gen.Elements(FeedScene.Here, FeedScene.Elsewhere), Names).Select(pair => (pair.Item1, pair.Item2)))
            .Select(list => (IReadOnlyCollection<(Guid, string)>)list.ToHashSet());

    private static readonly Gen<FeedScene> Kills =
        from killer in Gen.Frequency(Tuple.Create(5, Names.Select(name => (string?)name)), Tuple.Create(1, Gen.Constant((string?)null)))
        from victim in Names
        from weapon in Gen.Elements(null, "lbco_pistol_energy_01_200000000003", "AEGS_Gladius_2456589863667", "Pistol")
        from place in Gen.Elements(null, "OOC_Stanton_2a_Cellin", "AEGS_Gladius_2456589863667", "Cellin")
        from flags in Gen.Choose(0, 31)
        select FeedScene.OfKill(
            killer, victim, weapon, place,
            killerIsNpc: (flags & 3) == 3, victimIsNpc: (flags & 5) == 5, isSuicide: (flags & 24) == 24, isEnvironmental: (flags & 24) == 8 && (flags & 3) == 0);

    private static readonly Gen<FeedScene> Visits =
        from name in Gen.Frequency(Tuple.Create(5, Names.Select(name => (string?)name)), Tuple.Create(1, Gen.Constant((string?)null)))
        from world in Gen.Elements((null, null), ("wrld_1", null), ("wrld_1", "The Great Pug"), ("wrld_2", "Pug"))
        from access in Gen.Elements<InstanceAccess?>(null, InstanceAccess.Public, InstanceAccess.Invite, InstanceAccess.FriendsPlus, InstanceAccess.GroupPlus)
        select new FeedScene
        {
            Person = name is null ? null : new FeedPerson(name),
            WorldId = world.Item1,
            WorldName = world.Item2,
            Access = access,
        };

    public static Gen<FeedScene> Of(FeedKind kind) =>
        from scene in kind == FeedKind.VRChat ? Visits : Kills
        from members in Some
        from hidden in Some
        from streak in Gen.Choose(1, 6)
        select scene with { Members = members, Hidden = hidden, Streak = streak, Asked = [] };

    /// <summary>The same ones each time.</summary>
    public static IReadOnlyList<FeedScene> Samples(FeedKind kind, int count) =>
        [.. Gen.Eval(30, FsCheck.Random.StdGen.NewStdGen(1, count), Gen.ListOf(count, Of(kind)))];
}
