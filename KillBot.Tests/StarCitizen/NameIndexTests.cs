using FsCheck;
using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.StarCitizen;

/// <summary>Names as people write them.</summary>
public sealed class NameIndexTests
{
    [Theory]
    [InlineData("Aurora MR", "RSI_Aurora_GS_MR")]
    [InlineData("aurora mk i mr", "RSI_Aurora_GS_MR")]
    [InlineData("Aurora Mk1 MR", "RSI_Aurora_GS_MR")]
    [InlineData("aurora-mk-i-mr", "RSI_Aurora_GS_MR")]
    [InlineData("AURORAMR", "RSI_Aurora_GS_MR")]
    [InlineData("RSI Aurora MR", "RSI_Aurora_GS_MR")]
    [InlineData("Roberts Space Industries Aurora MR", "RSI_Aurora_GS_MR")]
    [InlineData("RSI_Aurora_MR", "RSI_Aurora_GS_MR")]
    [InlineData("rsi_aurora_gs_mr", "RSI_Aurora_GS_MR")]
    [InlineData("Gladius", "AEGS_Gladius")]
    [InlineData("Aegis Dynamics Gladius", "AEGS_Gladius")]
    [InlineData("F7A Hornet MkII", "ANVL_Hornet_F7A_Mk2")]
    [InlineData("Idris P", "AEGS_Idris_P")]
    [InlineData("F8C Lightning", "ANVL_Lightning_F8C")]
    [InlineData("Cutlass Black", "DRAK_Cutlass_Black")]
    public void Ships_are_found_however_they_are_written(string name, string className) =>
        Assert.Equal(className, Catalog.Default.ShipsByName.Find(name)?.ClassName);

    [Theory]
    [InlineData("Cellin", "STANTON/2A")]
    [InlineData("OOC_Stanton_2a_Cellin", "STANTON/2A")]
    [InlineData("stanton2a", "STANTON/2A")]
    [InlineData("STANTON/2A", "STANTON/2A")]
    [InlineData("OOC_Stanton_1a_Ariel", "STANTON/1A")]
    [InlineData("grim hex", "STANTON/2C/grim-hex")]
    [InlineData("new-babbage", "STANTON/IV/new-babbage")]
    [InlineData("RR_HUR_LEO", "STANTON/I/everus-harbor")]
    [InlineData("ab_pyro_int_dung_001", "ab_pyro_int_dung_001")]
    public void Places_are_found_by_name_code_and_zone(string name, string code) =>
        Assert.Equal(code, Catalog.Default.LocationsByName.Find(name)?.Code);

    [Theory]
    [InlineData("stanton", "Stanton")]
    [InlineData("Stanton System", "Stanton")]
    [InlineData("xian", null)]
    [InlineData("AYRKA", "Ayr'ka")]
    public void Systems_are_found(string name, string? found) => Assert.Equal(found, Catalog.Default.SystemsByName.Find(name)?.Name);

    [Fact]
    public void Every_entry_is_found_by_what_identifies_it()
    {
        Assert.All(Catalog.Default.Ships, ship => Assert.NotNull(Catalog.Default.ShipsByName.Find(ship.Name)));
        Assert.All(Catalog.Default.Ships, ship => Assert.Same(ship, Catalog.Default.ShipsByName.Find(ship.ClassName)));
        Assert.All(Catalog.Default.Systems, system => Assert.Same(system, Catalog.Default.SystemsByName.Find(system.Name)));
        Assert.All(Catalog.Default.Locations, place => Assert.Equal(place.Name, Catalog.Default.LocationsByName.Find(place.Name)?.Name, ignoreCase: true));
    }

    [Theory]
    [InlineData("Auora MR", "Aurora Mk I MR")]
    [InlineData("Gladus", "Gladius")]
    [InlineData("Hornet F7A", "F7A Hornet Mk I")]
    public void The_nearest_names_are_suggested(string name, string suggestion) =>
        Assert.Contains(suggestion, Catalog.Default.ShipsByName.Nearest(name, 5));

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("\ud800")]
    public void Names_of_nothing_find_nothing(string name)
    {
        Assert.Null(Catalog.Default.ShipsByName.Find(name));
        Assert.Equal(5, Catalog.Default.ShipsByName.Nearest(name, 5).Count);
    }

    [Fact]
    public void Endless_names_are_harmless()
    {
        Assert.Null(Catalog.Default.ShipsByName.Find(new string('a', 1_000_000)));
        Assert.Equal(5, Catalog.Default.LocationsByName.Nearest(new string('a', 1_000_000), 5).Count);
    }

    [Fact]
    public void Distance_is_symmetric_bounded_and_zero_for_the_same() => Prop.ForAll<string, string>((first, second) =>
    {
        var (a, b) = (NameKey.Of(first ?? ""), NameKey.Of(second ?? ""));
        var distance = NameKey.Distance(a, b);
        return distance is >= 0 and <= 1
            && Math.Abs(distance - NameKey.Distance(b, a)) < 1e-9
            && (distance == 0) == (a == b)
            && NameKey.Of(a) == a;
    }).QuickCheckThrowOnFailure();
}
