using FsCheck;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>Completing a filter while it is typed.</summary>
public sealed class FilterSuggestionTests
{
    [Theory]
    [InlineData("k", "killer =|killer ~")]
    [InlineData("pvp and ki", "pvp and killer =|pvp and killer ~")]
    [InlineData("PVP AND VIC", "PVP AND victim =|PVP AND victim ~")]
    [InlineData("pv", "pvp|pve", false)]
    [InlineData("pvp", "pvp|pvp and|pvp or|pvp =|pvp !=")]
    [InlineData("pvp ", "pvp |pvp and|pvp or|pvp =|pvp !=")]
    [InlineData("pvp a", "pvp and")]
    [InlineData("(pvp ", "(pvp and|(pvp or|(pvp )|(pvp =|(pvp !=")]
    [InlineData("not (s", "not (ship =|not (ship ~|not (suicide|not (server =|not (server ~|not (streak >")]
    [InlineData("streak ", "streak >|streak >=|streak <|streak <=|streak =|streak !=")]
    [InlineData("streak >", "streak > 3|streak > 5|streak > 10|streak > 25")]
    [InlineData("weapon ", "weapon =|weapon !=|weapon ~")]
    [InlineData("weapon !", "weapon !=")]
    [InlineData("weapon = la", "weapon = la|weapon = laser|weapon = \"la \\\"x\\\"\"|weapon = la and|weapon = la or")]
    [InlineData("weapon = \"la", "weapon = laser|weapon = \"la \\\"x\\\"\"")]
    [InlineData("weapon = la ", "weapon = la |weapon = la and|weapon = la or")]
    [InlineData("suicide = ", "suicide = yes|suicide = no")]
    [InlineData("laser", "")]
    [InlineData("laser and ", "")]
    [InlineData("pvp) ", "")]
    [InlineData("killer > ", "")]
    [InlineData("world = ", "")]
    public async Task The_next_word_is_suggested(string text, string expected, bool all = true)
    {
        var suggestions = await SuggestAsync(text);

        var texts = expected.Split('|', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(texts, all ? suggestions : suggestions.Take(texts.Length));
    }

    [Fact]
    public async Task An_empty_filter_begins_with_any_field_of_its_kind()
    {
        var ofKills = await SuggestAsync("");
        var ofVRChat = await SuggestAsync("", FeedKind.VRChat);

        Assert.All(["killer =", "weapon ~", "pvp", "streak >", "member", "not", "("], text => Assert.Contains(text, ofKills));
        Assert.All(["world =", "world ~", "instance =", "member", "member =", "server ~"], text => Assert.Contains(text, ofVRChat));
        Assert.DoesNotContain("world =", ofKills);
        Assert.DoesNotContain("killer =", ofVRChat);
        Assert.Empty(await SuggestAsync("", FeedKind.Leaderboard));
    }

    [Theory]
    [InlineData("instance = friends", "instance = friends+")]
    [InlineData("instance type = gr", "instance type = group-public")]
    [InlineData("instance ", "instance !=")]
    [InlineData("instance type ", "instance type =")]
    public async Task Types_of_instances_are_known(string text, string expected) =>
        Assert.Contains(expected, await SuggestAsync(text, FeedKind.VRChat));

    [Fact]
    public async Task What_stands_behind_the_cursor_stays()
    {
        Assert.Equal(["weapon = laser and pvp", "weapon = \"la \\\"x\\\"\" and pvp"], await FindAsync("weapon = \"la and pvp", cursor: 12));
        Assert.Contains("pvp and killer = or pve", await FindAsync("pvp and ki or pve", cursor: 10));
        Assert.Contains("(pvp and)", await FindAsync("(pvp a)", cursor: 6));

        static async Task<IReadOnlyList<string>> FindAsync(string text, int cursor) =>
            await FilterSuggestions.FindAsync(text, FeedKind.Kills, NamesAsync, cursor);
    }

    [Fact]
    public async Task Names_are_asked_for_with_what_was_typed_of_them()
    {
        List<(FilterField, string)> asked = [];
        await FilterSuggestions.FindAsync("pvp and killer = \"Two wo", FeedKind.Kills, (field, typed) =>
        {
            asked.Add((field, typed));
            return ValueTask.FromResult<IReadOnlyList<string>>([]);
        });

        Assert.Equal([(FilterField.Killer, "Two wo")], asked);
    }

    [Fact]
    public async Task A_suggestion_is_as_long_as_discord_takes_and_there_are_no_more_than_it_shows()
    {
        var names = Enumerable.Range(0, 100).Select(number => new string('x', number)).ToList();

        var suggestions = await FilterSuggestions.FindAsync("killer ~ ", FeedKind.Kills, (_, _) => ValueTask.FromResult<IReadOnlyList<string>>(names));

        Assert.Equal(25, suggestions.Count);
        Assert.All(suggestions, suggestion => Assert.InRange(suggestion.Length, 10, 100));
        Assert.Empty(await SuggestAsync($"killer = {new string('x', 100)} "));
        Assert.Empty(await SuggestAsync(new string('x', 100_000)));
    }

    /// <summary>Whoever types a filter is helped at each word of it, and with the whole of it told that it is one.</summary>
    [Fact]
    public void Every_filter_can_be_typed_with_help() => Prop.ForAll(
        (from kind in Gen.Elements(FeedKind.Kills, FeedKind.VRChat)
         from filter in GeneratedFilter.Of(kind)
         where filter.Text.Length <= 80 && !filter.Text.Contains("nstance-", StringComparison.OrdinalIgnoreCase)
         from end in Gen.Choose(1, filter.Text.Length)
         select (kind, filter.Text, end)).ToArbitrary(),
        given =>
        {
            var typed = given.Text[..given.end];
            var suggestions = SuggestAsync(typed, given.kind).GetAwaiter().GetResult();

            Assert.True(suggestions.Count is > 0 and <= 25, typed);
            Assert.Equal(suggestions.Count, suggestions.Distinct().Count());
            var last = FilterLexer.Read(typed)[^2];
            Assert.All(suggestions, suggestion => Assert.StartsWith(typed[..last.Start], suggestion, StringComparison.Ordinal));
            Assert.Equal(given.Text, SuggestAsync(given.Text, given.kind).GetAwaiter().GetResult()[0]);
        }).Check(new Configuration { MaxNbOfTest = 1000, QuietOnSuccess = true, Runner = Config.QuickThrowOnFailure.Runner });

    private static async Task<IReadOnlyList<string>> SuggestAsync(string text, FeedKind kind = FeedKind.Kills) =>
        await FilterSuggestions.FindAsync(text, kind, NamesAsync);

    private static ValueTask<IReadOnlyList<string>> NamesAsync(FilterField field, string typed) =>
        ValueTask.FromResult<IReadOnlyList<string>>(["laser", "la \"x\"", "", " ", "\u200b", "a\u0000b"]);
}
