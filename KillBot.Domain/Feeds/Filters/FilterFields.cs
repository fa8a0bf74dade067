using KillBot.Domain.Text;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>How the fields of filters are written, what they take, and which kinds of feeds have them.</summary>
public static class FilterFields
{
    private static readonly FilterField[] OfKills =
    [
        FilterField.Killer, FilterField.Victim, FilterField.Weapon, FilterField.Place, FilterField.Ship, FilterField.PvP, FilterField.PvE,
        FilterField.Suicide, FilterField.Environmental, FilterField.Server, FilterField.Member, FilterField.Streak,
    ];

    private static readonly FilterField[] OfVRChat = [FilterField.World, FilterField.Instance, FilterField.Member, FilterField.Server];

    private static readonly string[] Names = [.. Enum.GetNames<FilterField>().Select(name => name.ToLowerInvariant())];

    private static readonly (InstanceAccess Access, string Name)[] InstanceTypes =
    [
        (InstanceAccess.Public, "public"), (InstanceAccess.GroupPublic, "group-public"), (InstanceAccess.GroupPlus, "group+"),
        (InstanceAccess.GroupMembers, "group"), (InstanceAccess.FriendsPlus, "friends+"), (InstanceAccess.Friends, "friends"),
        (InstanceAccess.InvitePlus, "invite+"), (InstanceAccess.Invite, "invite"),
    ];

    private static readonly string[][] InstanceKeys = [.. Enum.GetValues<InstanceAccess>().Select(access => new[] { NameOf(access) })];

    /// <summary>The fields that a filter of such a feed may have; leaderboards have none.</summary>
    public static IReadOnlyList<FilterField> Of(FeedKind kind) => kind switch
    {
        FeedKind.Kills or FeedKind.Deaths => OfKills,
        FeedKind.VRChat => OfVRChat,
        _ => [],
    };

    /// <summary>As filters have it: <c>killer</c>.</summary>
    public static string NameOf(FilterField field) => Names[(int)field];

    /// <summary>As filters have it: <c>group-public</c>.</summary>
    public static string NameOf(InstanceAccess access) => Array.Find(InstanceTypes, type => type.Access == access).Name;

    internal static int Count => Names.Length;

    /// <summary>The values of <c>instance</c>, from open to closed.</summary>
    public static IReadOnlyList<string> Instances { get; } = [.. InstanceTypes.Select(type => type.Name)];

    /// <summary>The name alone, in an array that is made once.</summary>
    internal static string[] KeyOf(InstanceAccess access) => InstanceKeys[(int)access];

    internal static FilterField? Find(string word)
    {
        var name = NameFolding.Of(word);
        return Array.IndexOf(Names, name) is var index and >= 0 ? (FilterField)index
            : name is "instance-type" or "instance_type" or "instancetype" ? FilterField.Instance
            : null;
    }

    internal static InstanceAccess? FindInstance(string word)
    {
        var name = NameFolding.Of(word);
        var index = Array.FindIndex(InstanceTypes, type => type.Name == name);
        return index < 0 ? null : InstanceTypes[index].Access;
    }

    internal static FilterValueKind ValuesOf(FilterField field) => field switch
    {
        FilterField.PvP or FilterField.PvE or FilterField.Suicide or FilterField.Environmental => FilterValueKind.YesOrNo,
        FilterField.Streak => FilterValueKind.Number,
        FilterField.Instance => FilterValueKind.Choice,
        _ => FilterValueKind.Text,
    };

    internal static IReadOnlyList<FilterOperator> OperatorsOf(FilterField field) => ValuesOf(field) switch
    {
        FilterValueKind.Text => [FilterOperator.Equal, FilterOperator.NotEqual, FilterOperator.Contains],
        FilterValueKind.Number =>
        [
            FilterOperator.Greater, FilterOperator.GreaterOrEqual, FilterOperator.Less, FilterOperator.LessOrEqual, FilterOperator.Equal,
            FilterOperator.NotEqual,
        ],
        _ => [FilterOperator.Equal, FilterOperator.NotEqual],
    };

    /// <summary>Whether the field says something without operator and value.</summary>
    internal static bool StandsAlone(FilterField field) => field == FilterField.Member || ValuesOf(field) == FilterValueKind.YesOrNo;
}
