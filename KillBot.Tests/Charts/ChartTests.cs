using System.Globalization;
using System.Text;
using FsCheck;
using KillBot.Domain.Charts;

namespace KillBot.Tests.Charts;

public sealed class ChartTests
{
    private static readonly Gen<long> Counts = Gen.OneOf(Gen.Constant(0L), Gen.Choose(0, 50).Select(n => (long)n), Gen.Elements(-1L, int.MaxValue, 1L << 40));

    private static readonly Gen<Chart> Charts = Gen.OneOf(
        from title in HostileTexts.Any
        from label in HostileTexts.Any
        from points in Gen.ListOf(from text in HostileTexts.Any from kills in Counts from deaths in Counts select new ActivityPoint(text, kills, deaths))
        select (Chart)new ActivityChart { Title = title, KillsLabel = label, DeathsLabel = label, Points = [.. points] },
        from title in HostileTexts.Any
        from bars in Gen.ListOf(from name in HostileTexts.Any from value in Counts select new LeaderboardBar(1, name, value, name))
        select (Chart)new LeaderboardChart { Title = title, Bars = [.. bars] },
        from title in HostileTexts.Any
        from rows in Gen.ListOf(from text in HostileTexts.Any from left in Counts from right in Counts select new ComparisonRow(text, left, right, text, text))
        select (Chart)new ComparisonChart { Title = title, LeftName = title, RightName = title, Rows = [.. rows] });

    [Fact]
    public void Whatever_names_there_are_a_chart_is_well_formed_shapes_and_texts_and_nothing_else()
    {
        foreach (var chart in HostileTexts.Samples(Charts, 400))
        {
            var svg = ChartSvg.Read(chart);
            Assert.All(ChartSvg.Texts(svg), text => Assert.All(text.EnumerateRunes(), rune => Assert.False(
                Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate, $"U+{rune.Value:X4}")));
            Assert.All(ChartSvg.Texts(svg), text => Assert.True(text.Length <= 400, text));
            Assert.NotNull(chart.ToText());
        }
    }

    [Fact]
    public void Marks_are_thinned_out_whatever_is_between_them()
    {
        var pile = "e" + string.Concat(Enumerable.Repeat("\u0301\u0302\u0303\u0304\u200b\u200d\ufffd", 20));
        var svg = ChartSvg.Read(new ActivityChart { Title = pile + "x\u0301", KillsLabel = "Kills", DeathsLabel = "Deaths", Points = [] });

        Assert.Equal("e\u0301\u0302\u0303\u0304x\u0301", ChartSvg.Texts(svg)[0]);
    }

    [Fact]
    public void Kills_are_bars_and_deaths_a_line()
    {
        var svg = ChartSvg.Read(Activity(new("11-20", 4, 1), new("11-21", 0, 2), new("11-22", 8, 0)));

        Assert.Equal(["Ace", "Kills", "Deaths", "0", "2", "4", "6", "8", "11-20", "11-21", "11-22"], ChartSvg.Texts(svg));
        Assert.Equal(["109", "0", "218"], svg.Elements().Where(e => e.Attribute("fill")?.Value == "#4fa8ff").Skip(1).Select(bar => bar.Attribute("height")!.Value));
        Assert.Equal(3, Assert.Single(svg.Elements(), e => e.Name.LocalName == "polyline").Attribute("points")!.Value.Split(' ').Length);
    }

    [Fact]
    public void A_year_is_drawn_in_as_many_bars_as_fit_and_loses_nothing()
    {
        var days = Enumerable.Range(0, 365).Select(day => new ActivityPoint($"{day}", 1, 0)).ToArray();
        var svg = ChartSvg.Read(Activity(days));

        var bars = svg.Elements().Where(e => e.Attribute("fill")?.Value == "#4fa8ff").Skip(1).ToList();
        Assert.Equal(92, bars.Count);
        Assert.True(ChartSvg.Texts(svg).Count < 20);
        Assert.Equal("▇", Activity(days).ToText().Split(' ')[0][..^1].Replace("█", "▇", StringComparison.Ordinal).Distinct().Aggregate("", (all, one) => all + one));
    }

    [Theory]
    [InlineData(new[] { 0, 0 }, "▁▁ Kills\n▁▁ Deaths")]
    [InlineData(new[] { 1, 7, 100 }, "▂▂█ Kills\n▁▁▁ Deaths")]
    [InlineData(new int[0], " Kills\n Deaths")]
    public void The_text_form_is_a_line_of_blocks(int[] kills, string expected) =>
        Assert.Equal(expected, Activity([.. kills.Select(count => new ActivityPoint("", count, 0))]).ToText());

    [Fact]
    public void A_leaderboard_gives_the_first_a_gold_bar_and_everybody_the_length_of_the_value()
    {
        var chart = new LeaderboardChart
        {
            Title = "Kills",
            Bars = [new(1, "Ace", 40, "40"), new(2, "Bee & Co", 20, "20"), new(3, new string('W', 60), 0, "0")],
        };
        var svg = ChartSvg.Read(chart);

        Assert.Equal(["Kills", "1", "Ace", "40", "2", "Bee & Co", "20", "3", "WWWWWWWWWWWW…", "0"], ChartSvg.Texts(svg));
        Assert.Equal(["420", "210", "2"], svg.Elements().Where(e => e.Attribute("height")?.Value == "18").Select(bar => bar.Attribute("width")!.Value));
        Assert.Equal("` 1` ████████████\n` 2` ██████\n` 3` ", chart.ToText());
    }

    [Fact]
    public void A_comparison_shares_each_measure_between_two()
    {
        var chart = new ComparisonChart
        {
            Title = "Ace : Bee",
            LeftName = "Ace",
            RightName = "Bee",
            Rows = [new("Kills", 30, 10, "30", "10"), new("Deaths", 0, 0, "0", "0")],
        };
        var svg = ChartSvg.Read(chart);

        Assert.Equal(["435", "145", "290", "290"], svg.Elements().Where(e => e.Attribute("height")?.Value == "16").Select(bar => bar.Attribute("width")!.Value));
        Assert.Equal("█████████░░░ Kills\n██████░░░░░░ Deaths", chart.ToText());
    }

    [Theory]
    [InlineData("Text", 4.5)]
    [InlineData("Muted", 4.5)]
    [InlineData("First", 4.5)]
    [InlineData("Second", 4.5)]
    [InlineData("Gold", 3)]
    public void Colours_stand_out_from_the_panel(string color, double least)
    {
        var panel = Luminance(ChartColors.Panel);
        var own = Luminance((string)typeof(ChartColors).GetField(color)!.GetValue(null)!);
        Assert.True((own + 0.05) / (panel + 0.05) >= least);
    }

    private static ActivityChart Activity(params ActivityPoint[] points) =>
        new() { Title = "Ace", Points = points, KillsLabel = "Kills", DeathsLabel = "Deaths" };

    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private static double Luminance(string hex)
    {
        double Part(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }
}
