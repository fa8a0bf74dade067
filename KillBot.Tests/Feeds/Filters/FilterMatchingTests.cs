using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>What filters let through.</summary>
public sealed class FilterMatchingTests
{
    private static readonly FeedScene Duel = FeedScene.OfKill(
        "Ace", "José", "lbco_pistol_energy_01_200000000003", "OOC_Stanton_2a_Cellin") with
    {
        Members = [(FeedScene.Here, "Ace"), (FeedScene.Elsewhere, "José")],
        Streak = 5,
    };

    private static readonly FeedScene Visit = new()
    {
        Person = new FeedPerson("․Neko（猫）", null, "usr_1"),
        WorldId = "wrld_4432ea9b-729c-46e3-8eaf-846aa0a37fdd",
        WorldName = "The Great Pug",
        Access = InstanceAccess.FriendsPlus,
        Members = [(FeedScene.Here, "․Neko（猫）")],
    };

    [Theory]
    [InlineData("killer = ace")]
    [InlineData("KILLER=ACE")]
    [InlineData("killer = \"Ace\"")]
    [InlineData("killer = “Ace”")]
    [InlineData("killer ＝ Ａｃｅ")]
    [InlineData("killer ~ c")]
    [InlineData("killer != Prey")]
    [InlineData("victim = José")]
    [InlineData("victim ~ Jose")]
    [InlineData("victim = \"JOSE\u0301\"")]
    [InlineData("weapon = lbco_pistol_energy_01")]
    [InlineData("weapon = lbco_pistol_energy_01_200000000003")]
    [InlineData("weapon = \"Yubarev Pistol\"")]
    [InlineData("weapon ~ PISTOL")]
    [InlineData("place = cellin")]
    [InlineData("place = OOC_Stanton_2a_Cellin")]
    [InlineData("place ~ stanton")]
    [InlineData("ship != Gladius")]
    [InlineData("pvp")]
    [InlineData("pvp = yes")]
    [InlineData("pvp = TRUE")]
    [InlineData("pvp != no")]
    [InlineData("not pve and not suicide and not environmental")]
    [InlineData("pve = false")]
    [InlineData("server = \"nine lives\"")]
    [InlineData("server = 123456789012345678")]
    [InlineData("server = server_00000001000000000000000000000001")]
    [InlineData("member")]
    [InlineData("member = ace")]
    [InlineData("member ~ a")]
    [InlineData("member != José")]
    [InlineData("streak = 5")]
    [InlineData("streak > 4")]
    [InlineData("streak >= 5 and streak <= ５")]
    [InlineData("streak < 6")]
    [InlineData("streak != 4")]
    [InlineData("killer = nobody or victim = josé")]
    [InlineData("pve or pvp and weapon ~ pistol")]
    [InlineData("not (pve or killer = nobody)")]
    [InlineData("not not pvp")]
    public void A_kill_passes(string filter) => Assert.True(Matches(filter, Duel));

    [Theory]
    [InlineData("killer = ac")]
    [InlineData("killer != ACE")]
    [InlineData("victim = Jose")]
    [InlineData("weapon = pistol")]
    [InlineData("ship = Gladius")]
    [InlineData("ship ~ a")]
    [InlineData("pve")]
    [InlineData("suicide = yes")]
    [InlineData("pvp = no")]
    [InlineData("server != \"Nine Lives\"")]
    [InlineData("member = José")]
    [InlineData("member != Ace")]
    [InlineData("streak < 5")]
    [InlineData("streak > 5")]
    [InlineData("streak != 5")]
    [InlineData("(pve or pvp) and weapon ~ cannon")]
    [InlineData("pvp and not weapon ~ pistol")]
    [InlineData("not pvp or pve")]
    public void A_kill_is_held_back(string filter) => Assert.False(Matches(filter, Duel));

    [Theory]
    [InlineData("world = \"the great pug\"", true)]
    [InlineData("world = wrld_4432ea9b-729c-46e3-8eaf-846aa0a37fdd", true)]
    [InlineData("world ~ pug", true)]
    [InlineData("world = pug", false)]
    [InlineData("instance = friends+", true)]
    [InlineData("instance type = Friends+", true)]
    [InlineData("instance-type = FRIENDS+", true)]
    [InlineData("Instance_Type != friends+", false)]
    [InlineData("instance = friends", false)]
    [InlineData("instance != public", true)]
    [InlineData("member = \".neko(猫)\"", true)]
    [InlineData("member ~ neko", true)]
    [InlineData("member", true)]
    [InlineData("member = neko", false)]
    [InlineData("server = \"Nine Lives\"", true)]
    public void A_visit_passes_or_not(string filter, bool passes) => Assert.Equal(passes, Matches(filter, Visit, FeedKind.VRChat));

    [Theory]
    [InlineData(InstanceAccess.Public, "public")]
    [InlineData(InstanceAccess.GroupMembers, "group")]
    [InlineData(InstanceAccess.GroupPlus, "group+")]
    [InlineData(InstanceAccess.GroupPublic, "group-public")]
    [InlineData(InstanceAccess.FriendsPlus, "friends+")]
    [InlineData(InstanceAccess.Friends, "friends")]
    [InlineData(InstanceAccess.InvitePlus, "invite+")]
    [InlineData(InstanceAccess.Invite, "invite")]
    public void Every_type_of_instance_has_a_name_of_its_own(InstanceAccess access, string name)
    {
        Assert.Equal(name, FilterFields.NameOf(access));
        Assert.All(FilterFields.Instances, other =>
            Assert.Equal(other == name, Matches($"instance = {other}", Visit with { Access = access }, FeedKind.VRChat)));
    }

    [Fact]
    public void An_instance_of_unknown_type_is_of_none()
    {
        Assert.False(Matches("instance = public", Visit with { Access = null }, FeedKind.VRChat));
        Assert.True(Matches("instance != public", Visit with { Access = null }, FeedKind.VRChat));
    }

    [Theory]
    [InlineData("ship = Gladius")]
    [InlineData("ship = AEGS_Gladius")]
    [InlineData("ship ~ gladius")]
    public void The_ship_is_the_weapon_or_where_the_victim_died(string filter)
    {
        Assert.True(Matches(filter, FeedScene.OfKill(weapon: "AEGS_Gladius_2456589863667")));
        Assert.True(Matches(filter, FeedScene.OfKill(weapon: "lbco_pistol_energy_01", place: "AEGS_Gladius_2456589863667")));
        Assert.True(Matches(filter, FeedScene.OfKill(weapon: "lbco_pistol_energy_01", details: """{"victimShip":"AEGS_Gladius"}""")));
        Assert.False(Matches(filter, FeedScene.OfKill(weapon: "lbco_pistol_energy_01", place: "OOC_Stanton_2a_Cellin")));
    }

    [Fact]
    public void Npcs_go_by_class_or_by_readable_name_and_are_nobodys_members()
    {
        var scene = FeedScene.OfKill(victim: "PU_Human-NineTails-Pilot-Male-Light_01_3864128940772", victimIsNpc: true);

        Assert.True(Matches("victim = \"NineTails Pilot Light\" and pve", scene));
        Assert.True(Matches("victim = PU_Human-NineTails-Pilot-Male-Light_01", scene));
        Assert.False(Matches("member", scene));
    }

    [Fact]
    public void Who_is_a_member_depends_on_whose_feed_it_is()
    {
        Assert.True(Matches("member = José and not member = Ace", Duel, FeedKind.Deaths, FeedScene.Elsewhere));
        Assert.False(Matches("member", Duel, FeedKind.Deaths, Guid.Empty));
    }

    [Fact]
    public void Who_hides_has_no_name_and_no_streak()
    {
        var hidden = Duel with { Hidden = [(FeedScene.Here, "Ace")] };

        Assert.False(Matches("killer = Ace or killer ~ a or member = Ace or streak > 0 or streak < 100 or streak = 5", hidden));
        Assert.True(Matches("killer != Ace and not member ~ ace and streak != 5", hidden));
        Assert.True(Matches("killer = Ace and streak = 5", hidden, server: FeedScene.Elsewhere));
    }

    [Fact]
    public void What_names_somebody_who_hides_is_not_found_either()
    {
        var scene = FeedScene.OfKill("Ace", "Prey", "ace's pistol", "Hangar of Ace", details: """{"victimShip":"AEGS_Gladius"}""");
        var hidden = scene with { Hidden = [(FeedScene.Here, "Ace")] };

        Assert.False(Matches("weapon ~ pistol or place ~ hangar or ship = Gladius", hidden));
        Assert.True(Matches("weapon ~ pistol and place ~ hangar and ship = Gladius", hidden, server: FeedScene.Elsewhere));
        Assert.True(Matches("weapon ~ pistol and place ~ hangar and ship = Gladius", scene));
        Assert.True(Matches("ship = Gladius", FeedScene.OfKill(weapon: "AEGS_Gladius_2456589863667") with { Hidden = [(FeedScene.Here, "Prey")] }));
    }

    [Fact]
    public void A_closed_server_is_found_by_its_own_feeds_alone()
    {
        var closed = Duel with { IsClosed = true };

        Assert.True(Matches("server = \"Nine Lives\" and server = 123456789012345678", closed));
        Assert.False(Matches("server = \"Nine Lives\" or server = 123456789012345678 or server ~ server_", closed, server: FeedScene.Elsewhere));
        Assert.True(Matches("server = \"Nine Lives\"", Duel, server: FeedScene.Elsewhere));
    }

    [Fact]
    public void What_is_missing_equals_nothing()
    {
        var scene = FeedScene.OfKill(killer: null, isEnvironmental: true);

        Assert.False(Matches("killer ~ a or weapon ~ a or place ~ a or streak > 0 or pve or pvp", scene));
        Assert.True(Matches("killer != Ace and weapon != x and environmental", scene));
    }

    [Fact]
    public void Nothing_is_asked_before_it_can_settle_something()
    {
        var scene = Duel with { Asked = [] };

        Matches("pve and (killer = Ace or streak > 3 or server = x or member)", scene);
        Matches("killer = nobody or victim ~ nobody or member = nobody", scene);
        Assert.Empty(scene.Asked);

        var subject = scene.Subject;
        var filter = FeedFilter.Parse("streak > 3 and streak < 9 and server != x and server != y", FeedKind.Kills).Filter!;
        filter.Matches(subject, FeedScene.Here);
        filter.Explain(subject, FeedScene.Here);
        Assert.Single(scene.Asked, "streak");
        Assert.Single(scene.Asked, "server");
    }

    private static bool Matches(string text, FeedScene scene, FeedKind kind = FeedKind.Kills, Guid? server = null)
    {
        var parsed = FeedFilter.Parse(text, kind);
        Assert.True(parsed.IsValid, $"{text}: {parsed.Error}");
        return parsed.Filter.Matches(scene.Subject, server ?? FeedScene.Here);
    }
}
