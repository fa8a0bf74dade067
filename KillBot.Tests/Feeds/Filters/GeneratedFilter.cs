using FsCheck;
using KillBot.Domain.Feeds;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.Text;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>A random text in the filter language, and what it has to say to a scene: a second reading of the language's description.</summary>
/// <param name="Binding">How strongly it holds together: 0 for <c>or</c>, 1 for <c>and</c>, 2 for <c>not</c>, 3 for what cannot be torn apart.</param>
internal sealed record GeneratedFilter(string Text, Func<FeedScene, Guid, bool> Holds, int Binding)
{
    private static readonly Gen<string> Space = Gen.Elements("", " ", "  ", "\u3000");
    private static readonly Gen<string> Gap = Gen.Elements(" ", "   ", "\u3000 ");

    private static readonly string[] Values =
    [
        "Ace", "aCE", "José", "jose\u0301", "Ｐｒｅｙ", "prey", "e", "Nine Lives", "and", "a\"b\\c", "123456789012345678", "lbco_pistol_energy_01",
        "Yubarev Pistol", "pistol", "OOC_Stanton_2a_Cellin", "Cellin", "AEGS_Gladius", "Gladius", "The Great Pug", "wrld_1", "(x)", "type", "yes",
    ];

    public override string ToString() => Text;

    public static Gen<GeneratedFilter> Of(FeedKind kind) =>
        Of(kind, depth: 3).Where(filter => filter.Text.Length <= 500);

    private static Gen<GeneratedFilter> Of(FeedKind kind, int depth) => depth == 0 ? Clause(kind) : Gen.Frequency(
        Tuple.Create(3, Clause(kind)),
        Tuple.Create(1, Negation(kind, depth)),
        Tuple.Create(2, Group(kind, depth, isAny: false)),
        Tuple.Create(2, Group(kind, depth, isAny: true)));

    private static Gen<GeneratedFilter> Clause(FeedKind kind) => kind == FeedKind.VRChat
        ? Gen.OneOf(Comparison("world"), Comparison("server"), Comparison("member"), Member, Instance)
        : Gen.OneOf(
            Comparison("killer"), Comparison("victim"), Comparison("weapon"), Comparison("place"), Comparison("ship"), Comparison("server"), Comparison("member"), Member, Streak,
            Flag("pvp", scene => scene.Kill!.IsPvP),
            Flag("pve", scene => scene.Kill is { IsPvP: false, IsSuicide: false, IsEnvironmental: false, KillerName: not null }),
            Flag("suicide", scene => scene.Kill!.IsSuicide),
            Flag("environmental", scene => scene.Kill!.IsEnvironmental));

    private static Gen<GeneratedFilter> Negation(FeedKind kind, int depth) =>
        from inner in Of(kind, depth - 1)
        from opened in Enclosed(inner, always: inner.Binding < 2)
        from gap in opened.StartsWith('(') ? Space : Gap
        from word in Cased("not")
        select new GeneratedFilter($"{word}{gap}{opened}", (scene, server) => !inner.Holds(scene, server), 2);

    private static Gen<GeneratedFilter> Group(FeedKind kind, int depth, bool isAny) =>
        from count in Gen.Choose(2, 3)
        from members in Gen.ListOf(count, Of(kind, depth - 1))
        from texts in Gen.Sequence(members.Select(member => Enclosed(member, member.Binding <= (isAny ? 0 : 1))))
        from word in Cased(isAny ? "or" : "and")
        from gap in Gap
        select new GeneratedFilter(
            string.Join($"{gap}{word}{gap}", texts),
            (scene, server) => isAny ? members.Any(member => member.Holds(scene, server)) : members.All(member => member.Holds(scene, server)),
            isAny ? 0 : 1);

    private static Gen<string> Enclosed(GeneratedFilter filter, bool always) =>
        from idle in Gen.Frequency(Tuple.Create(5, Gen.Constant(false)), Tuple.Create(1, Gen.Constant(true)))
        from space in Space
        select always || idle ? $"({space}{filter.Text}{space})" : filter.Text;

    private static Gen<GeneratedFilter> Comparison(string field) =>
        from name in Cased(field)
        from sign in Gen.Elements("=", "!=", "~", "==", "＝", "！＝", "～")
        from value in Gen.Elements(Values)
        from quoted in Quoted(value)
        from before in Space
        from after in Space
        select new GeneratedFilter(
            $"{name}{before}{sign}{after}{quoted}",
            (scene, server) => sign switch
            {
                "~" or "～" => TextsOf(scene, server, field).Any(text => text.Contains(NameFolding.Of(value), StringComparison.Ordinal)),
                "!=" or "！＝" => !TextsOf(scene, server, field).Contains(NameFolding.Of(value)),
                _ => TextsOf(scene, server, field).Contains(NameFolding.Of(value)),
            },
            3);

    private static Gen<GeneratedFilter> Flag(string field, Func<FeedScene, bool> isTrue) =>
        from name in Cased(field)
        from form in Gen.Elements<(string Text, bool Expected)>(("", true), (" = yes", true), ("!=no", true), ("=FALSE", false), (" != true", false), ("= no", false))
        select new GeneratedFilter($"{name}{form.Text}", (scene, _) => isTrue(scene) == form.Expected, 3);

    private static readonly Gen<GeneratedFilter> Member =
        from name in Cased("member")
        select new GeneratedFilter(name, (scene, server) => People(scene).Any(person => !person.IsNpc && scene.Members.Contains((server, person.Name))), 3);

    private static readonly Gen<GeneratedFilter> Streak =
        from sign in Gen.Elements("<", "<=", ">", ">=", "=", "!=", "＞")
        from value in Gen.Choose(0, 6)
        select new GeneratedFilter(
            $"streak {sign}{value}",
            (scene, server) =>
            {
                var streak = scene.Kill is { CountsAsKill: true } && !scene.Hidden.Contains((server, scene.Kill.KillerName!)) ? scene.Streak : (int?)null;
                return sign switch
                {
                    "<" => streak < value,
                    "<=" => streak <= value,
                    ">" or "＞" => streak > value,
                    ">=" => streak >= value,
                    "=" => streak == value,
                    _ => streak != value,
                };
            },
            3);

    private static readonly Gen<GeneratedFilter> Instance =
        from name in Gen.Elements("instance", "instance type", "Instance-Type", "INSTANCE   TYPE")
        from sign in Gen.Elements("=", "!=")
        from type in Gen.Elements(
            ("public", InstanceAccess.Public), ("group+", InstanceAccess.GroupPlus), ("Invite", InstanceAccess.Invite), ("friends+", InstanceAccess.FriendsPlus))
        select new GeneratedFilter($"{name}{sign}{type.Item1}", (scene, _) => scene.Access == type.Item2 == (sign == "="), 3);

    private static Gen<string> Cased(string word) => Gen.Elements(word, word.ToUpperInvariant(), char.ToUpperInvariant(word[0]) + word[1..]);

    private static Gen<string> Quoted(string value)
    {
        var quoted = $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return value.All(character => char.IsLetterOrDigit(character) || character is '_' or '.' or '\u0301') && value != "and"
            ? Gen.Elements(value, quoted)
            : Gen.Elements(quoted, $"“{quoted[1..^1]}”");
    }

    private static IEnumerable<(string Field, string Name, bool IsNpc)> People(FeedScene scene)
    {
        if (scene.Kill?.KillerName is { } killer)
        {
            yield return ("killer", killer, scene.Kill.KillerId is null);
        }

        if (scene.Kill?.VictimName is { } victim)
        {
            yield return ("victim", victim, scene.Kill.VictimId is null);
        }

        if (scene.Person is { } person)
        {
            yield return ("person", person.Name, false);
        }
    }

    // What names somebody who hides is not told.
    private static string? Told(FeedScene scene, Guid server, string? text) =>
        People(scene).Any(person => !person.IsNpc && scene.Hidden.Contains((server, person.Name))
            && text?.Contains(person.Name, StringComparison.OrdinalIgnoreCase) == true)
            ? null
            : text;

    private static HashSet<string> TextsOf(FeedScene scene, Guid server, string field) =>
    [
        .. (field switch
        {
            "killer" or "victim" => People(scene).Where(person => person.Field == field && (person.IsNpc || !scene.Hidden.Contains((server, person.Name))))
                .SelectMany(person => person.IsNpc ? [person.Name, Catalog.Default.NpcName(person.Name)] : new[] { person.Name }),
            "member" => People(scene).Where(person => !person.IsNpc && !scene.Hidden.Contains((server, person.Name)) && scene.Members.Contains((server, person.Name)))
                .Select(person => person.Name),
            "weapon" => Told(scene, server, scene.Kill!.Weapon) is { } weapon ? [weapon, InstanceId.Strip(weapon), Catalog.Default.WeaponName(weapon)] : [],
            "place" => Told(scene, server, scene.Kill!.Location) is { } place ? [place, InstanceId.Strip(place), Catalog.Default.LocationName(place)] : [],
            "ship" => new[] { Told(scene, server, scene.Kill!.Weapon), Told(scene, server, scene.Kill.Location) }.OfType<string>().Where(Catalog.Default.IsShip)
                .SelectMany(ship => new[] { InstanceId.Strip(ship), Catalog.Default.ShipName(ship), "Gladius" }),
            "world" => new[] { scene.WorldId, scene.WorldName }.OfType<string>(),
            _ => ["Nine Lives", "123456789012345678", "server_00000001000000000000000000000001"],
        }).Select(NameFolding.Of),
    ];
}
