using KillBot.Bot.Commands.Feeds;
using KillBot.Bot.Texts;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.Bot.Commands;

public sealed class FilterPresetsTests
{
    [Theory]
    [InlineData(FeedKind.Kills, 5)]
    [InlineData(FeedKind.Deaths, 5)]
    [InlineData(FeedKind.VRChat, 2)]
    [InlineData(FeedKind.Leaderboard, 0)]
    public void Each_is_a_filter_of_its_kind_with_a_name_that_Discord_takes_in_every_language(FeedKind kind, int count)
    {
        foreach (var texts in Language.All.Select(LanguageTexts.Of))
        {
            var presets = FilterPresets.Of(kind, texts).ToList();

            Assert.Equal(count, presets.Count);
            Assert.All(presets, preset =>
            {
                Assert.True(FeedFilter.Parse(preset.Value.AsString!, kind).IsValid, preset.Value.AsString);
                Assert.EndsWith($" · {preset.Value.AsString}", preset.Name, StringComparison.Ordinal);
                Assert.InRange(preset.Name.Length, 1, 100);
            });
        }
    }

    [Fact]
    public void What_they_name_exists()
    {
        Assert.All(
            (string[])["Hammerhead", "Polaris", "Idris", "Javelin"],
            name => Assert.Contains(Catalog.Default.Ships, ship => ship.Name.Contains(name, StringComparison.Ordinal)));
        Assert.Contains(Catalog.Default.Locations, location => location.Name == "Daymar");
    }
}
