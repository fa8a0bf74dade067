using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>Which part of a filter is said to decide, and which filters are the same.</summary>
public sealed class FilterVerdictTests
{
    private static readonly FeedScene Duel = FeedScene.OfKill("Ace", "Prey", "lbco_pistol_energy_01");

    [Theory]
    [InlineData("pvp and weapon ~ laser", false, "weapon ~ laser", 9)]
    [InlineData("pvp and weapon ~ laser and pve", false, "weapon ~ laser", 9)]
    [InlineData("killer = x or  victim = y", false, "killer = x or  victim = y", 1)]
    [InlineData("pvp and (killer = x or (victim = y))", false, "killer = x or (victim = y)", 10)]
    [InlineData("not pvp", false, "not pvp", 1)]
    [InlineData("not (pve or ( pvp ))", false, "pvp", 15)]
    [InlineData("not not pve", false, "not not pve", 1)]
    [InlineData("pvp or pve", true, "pvp", 1)]
    [InlineData("pve or weapon = \"Yubarev Pistol\"", true, "weapon = \"Yubarev Pistol\"", 8)]
    [InlineData("pvp and not pve", true, "pvp and not pve", 1)]
    [InlineData("not (pvp and weapon ~ laser)", true, "weapon ~ laser", 14)]
    [InlineData("  pvp  ", true, "pvp", 3)]
    public void The_smallest_part_that_settles_it_is_named(string text, bool matches, string part, int column) =>
        Assert.Equal(new FilterVerdict(matches, part, column), FeedFilter.Parse(text, FeedKind.Kills).Filter!.Explain(Duel.Subject, FeedScene.Here));

    [Theory]
    [InlineData("KILLER=“Ace”", "killer = Ace")]
    [InlineData("((pvp) and (pve and (suicide)))", "pvp and pve and suicide")]
    [InlineData("(pvp or pve) or (suicide and pvp)", "pvp or pve or suicide and pvp")]
    [InlineData("(pvp or pve) and not (suicide)", "(pvp or pve) and not suicide")]
    [InlineData("not(pvp or pve)", "not (pvp or pve)")]
    [InlineData("pvp=no or pve != true or suicide = yes", "pvp = no or pve = no or suicide")]
    [InlineData("streak>=０５", "streak >= 5")]
    [InlineData("killer == \"a b\" or killer ~ \"or\"", "killer = \"a b\" or killer ~ \"or\"")]
    public void Printed_a_filter_is_evenly_written(string text, string printed)
    {
        var filter = FeedFilter.Parse(text, FeedKind.Kills).Filter!;

        Assert.Equal(printed, filter.ToString());
        Assert.Equal(text, filter.Text);
        Assert.Equal(FeedFilter.Parse(printed, FeedKind.Kills).Filter, filter);
        Assert.NotEqual(FeedFilter.Parse(printed, FeedKind.Deaths).Filter, filter);
    }

    [Fact]
    public void The_type_of_an_instance_is_printed_in_one_word() =>
        Assert.Equal("instance != group+", FeedFilter.Parse("Instance  Type != GROUP+", FeedKind.VRChat).Filter!.ToString());
}
