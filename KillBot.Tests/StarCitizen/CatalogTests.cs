using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.StarCitizen;

public sealed class CatalogTests
{
    private static readonly Catalog Catalog = Catalog.Default;

    [Theory]
    [InlineData("GATS_BallisticGatling_S3_2677329225797", "Mantis GT-220 Gatling")]
    [InlineData("lbco_pistol_energy_01", "Yubarev Pistol")]
    [InlineData("LBCO_PISTOL_ENERGY_01_2698343630880", "Yubarev Pistol")]
    [InlineData("volt_smg_energy_01_black01", "Quartz Energy SMG")]
    [InlineData("behr_lmg_ballistic_01", "FS-9 LMG")]
    [InlineData("MRCK_S10_RSI_Polaris_Torpedo_lb", "S10 torpedo")]
    [InlineData("AEGS_Gladius_2456589863667", "Aegis Gladius")]
    [InlineData("some_new_gun_01_2456589863667", "some new gun 01")]
    [InlineData("", "Unknown")]
    public void Weapons_have_names(string raw, string name) => Assert.Equal(name, Catalog.WeaponName(raw));

    [Theory]
    [InlineData("ANVL_Hornet_F7A_Mk2_2677329226210", "Anvil F7A Hornet Mk II")]
    [InlineData("MISC_Starlancer_Tac", "MISC Starlancer TAC")]
    [InlineData("MISC_Prospector_PU_AI_NT_NonLethal_3864128940380", "MISC Prospector (NineTails)")]
    [InlineData("ANVL_Valkyrie_PU_AI_NT_QIG", "Anvil Valkyrie (NineTails)")]
    [InlineData("ANVL_Valkyrie_PU_AI_Brandnew_Gang", "Anvil Valkyrie (Brandnew Gang)")]
    [InlineData("AEGS_Gladius_PU_AI_", "Aegis Gladius")]
    [InlineData("AEGS_Gladius_New_Paint", "Aegis Gladius (New Paint)")]
    [InlineData("ANVL_Thing_4_2677329226210", "Thing 4")]
    [InlineData("Unheard_Of", "Unheard Of")]
    public void Ships_have_names(string raw, string name) => Assert.Equal(name, Catalog.ShipName(raw));

    [Theory]
    [InlineData("OOC_Stanton_2a_Cellin", "Cellin")]
    [InlineData("OOC_Stanton_1a_Ariel", "Ariel")]
    [InlineData("OOC_Stanton_4a_PortOlisar", "PortOlisar")]
    [InlineData("pyro1", "Pyro I")]
    [InlineData("SolarSystem_2700185231297", "Open space")]
    [InlineData("Stanton1b_Aberdeen_Prison", "Klescher Rehabilitation Facility")]
    [InlineData("@Stanton1b_Aberdeen_Prison", "Klescher Rehabilitation Facility")]
    [InlineData("Stanton1_Lorville", "Lorville")]
    [InlineData("RR_HUR_LEO", "Everus Harbor")]
    [InlineData("rs_ext_cru-leo1", "Seraphim Station")]
    [InlineData("Hangar_SmallFront_GrimHEX_6589113285541", "Hangar, GrimHEX")]
    [InlineData("ObjectContainer_habs", "habs")]
    [InlineData("ObjectContainer-Ground_Lobby", "Ground Lobby")]
    [InlineData("ObjectContainer-ugf_lta_a_0003_drugs", "Drug bunker")]
    [InlineData("ANVL_Hornet_F7A_Mk2_2677329226210", "Anvil F7A Hornet Mk II")]
    [InlineData("some_place_2677329226210", "some place")]
    [InlineData("", "Unknown")]
    public void Places_have_names(string zone, string name) => Assert.Equal(name, Catalog.LocationName(zone));

    [Theory]
    [InlineData("PU_Human-NineTails-Pilot-Male-Light_01_3864128940772", "NineTails Pilot Light")]
    [InlineData("Kopion_Cave_2793406094804", "Kopion Cave")]
    [InlineData("Some_Beast_2793406094804", "Some Beast")]
    public void Npcs_have_names(string raw, string name) => Assert.Equal(name, Catalog.NpcName(raw));

    [Fact]
    public void Endless_names_are_harmless()
    {
        var name = string.Concat(Enumerable.Repeat("LOC_", 100_000));

        Assert.StartsWith("LOC LOC", Catalog.LocationName(name), StringComparison.Ordinal);
        Assert.StartsWith("LOC LOC", Catalog.WeaponName(name), StringComparison.Ordinal);
        Assert.StartsWith("LOC LOC", Catalog.ShipName(name), StringComparison.Ordinal);
    }

    [Fact]
    public void Ships_can_be_listed()
    {
        var ship = Catalog.Ships.Single(ship => ship.ClassName == "AEGS_Avenger_Stalker");

        Assert.Equal(324, Catalog.Ships.Count);
        Assert.Equal(("Avenger Stalker", "Interceptor", 1587600L, 22.5), (ship.ShortName, ship.Role, ship.PriceUec, ship.LengthM));
    }

    [Fact]
    public void Systems_can_be_listed_with_their_jump_points()
    {
        Assert.Equal(90, Catalog.Systems.Count);
        Assert.Equal(["Nyx", "Pyro", "Stanton"], Catalog.Systems.Where(system => system.InGame).Select(system => system.Name));
        Assert.Contains(new JumpPoint("Pyro", "M"), Catalog.Systems.Single(system => system.Name == "Stanton").JumpPoints);
    }

    [Fact]
    public void Places_can_be_listed()
    {
        Assert.Equal(2076, Catalog.Locations.Count);
        Assert.Equal("Crusader", Catalog.Locations.Single(place => place.Code == "STANTON/2A").Parent);
        Assert.Equal(Catalog.Locations.Count, Catalog.Locations.Select(place => place.Code).Distinct().Count());
    }

    [Fact]
    public void Weapons_can_be_listed_without_untranslated_text()
    {
        Assert.Equal(665, Catalog.Weapons.Count);
        Assert.DoesNotContain(Catalog.Weapons, weapon => weapon.Manufacturer?.StartsWith('@') == true);
    }

    [Fact]
    public void Every_name_of_the_sample_lines_is_readable()
    {
        foreach (var death in SampleLines.Rows.Select(row => row["id"]).Select(SampleLines.Parse).OfType<ActorDeath>())
        {
            Assert.DoesNotMatch("_|[0-9]{10}", Catalog.WeaponName(death.Weapon) + Catalog.LocationName(death.Zone));
        }
    }
}
