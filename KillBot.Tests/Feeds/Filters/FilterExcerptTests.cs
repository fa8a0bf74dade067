using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>Where the pointer stands below a filter.</summary>
public sealed class FilterExcerptTests
{
    [Theory]
    [InlineData("killr = x", "killr = x", "^^^^^")]
    [InlineData("pvp and laser", "pvp and laser", "        ^^^^^")]
    [InlineData("killer =", "killer =", "        ^")]
    [InlineData("killer = 猫猫 猫 pvp x", "killer = 猫猫 猫 pvp x", "         ^^^^^^^")]
    [InlineData("killer = 猫猫 and x", "killer = 猫猫 and x", "         \u3000\u3000     ^")]
    [InlineData("killer = e\u0301 and x", "killer = e\u0301 and x", "               ^")]
    [InlineData("killer = a\u200bb and x", "killer = a\ufffdb and x", "                 ^")]
    [InlineData("killer = a\nb", "killer = a\ufffdb", "          ^")]
    public void A_pointer_stands_below_what_it_is_about(string text, string line, string pointer) =>
        Assert.Equal(new FilterExcerpt(line, pointer), ExcerptOf(text));

    [Fact]
    public void Of_a_long_text_the_part_is_shown_that_matters()
    {
        var many = string.Join(" and ", Enumerable.Repeat("pvp", 20));

        Assert.Equal(
            new FilterExcerpt("…and pvp and laser and pvp and pvp and …", "             ^^^^^"), ExcerptOf($"{many} and laser and {many}"));
        Assert.Equal(new FilterExcerpt("laser and pvp and pvp and pvp and pvp a…", "^^^^^"), ExcerptOf($"laser and {many}"));
        Assert.Equal(new FilterExcerpt("…vp and pvp and pvp and pvp and pvp and", new string(' ', 39) + "^"), ExcerptOf($"{many} and"));
        Assert.All(Enumerable.Range(1, 600), length => Assert.InRange(ExcerptOf(new string('猫', length)).Line.Length, 1, 21));
    }

    private static FilterExcerpt ExcerptOf(string text)
    {
        var error = FeedFilter.Parse(text, FeedKind.Kills).Error!;
        return FilterExcerpt.Of(text, error.Column, error.Length);
    }
}
