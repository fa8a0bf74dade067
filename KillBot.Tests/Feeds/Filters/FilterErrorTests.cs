using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>What is said of texts that are no filters, and where.</summary>
public sealed class FilterErrorTests
{
    [Theory]
    [InlineData("", FilterProblem.Empty, 1, 0)]
    [InlineData("  ", FilterProblem.Empty, 1, 0)]
    [InlineData("pvp and", FilterProblem.ConditionExpected, 8, 0)]
    [InlineData("and pvp", FilterProblem.ConditionExpected, 1, 3)]
    [InlineData("pvp or or pve", FilterProblem.ConditionExpected, 8, 2)]
    [InlineData("not", FilterProblem.ConditionExpected, 4, 0)]
    [InlineData("\"killer\" = x", FilterProblem.ConditionExpected, 1, 8)]
    [InlineData("= x", FilterProblem.ConditionExpected, 1, 1)]
    [InlineData("()", FilterProblem.ConditionExpected, 2, 1)]
    [InlineData("killr = x", FilterProblem.UnknownField, 1, 5)]
    [InlineData("pvp and laser", FilterProblem.UnknownField, 9, 5)]
    [InlineData("world = x", FilterProblem.FieldOfOtherKind, 1, 5)]
    [InlineData("instance type = public", FilterProblem.FieldOfOtherKind, 1, 13)]
    [InlineData("killer", FilterProblem.OperatorExpected, 7, 0)]
    [InlineData("killer Ace", FilterProblem.OperatorExpected, 8, 3)]
    [InlineData("killer > Ace", FilterProblem.OperatorNotForField, 8, 1)]
    [InlineData("pvp ~ yes", FilterProblem.OperatorNotForField, 5, 1)]
    [InlineData("streak ~ 4", FilterProblem.OperatorNotForField, 8, 1)]
    [InlineData("killer =", FilterProblem.ValueExpected, 9, 0)]
    [InlineData("killer = and pvp", FilterProblem.ValueExpected, 10, 3)]
    [InlineData("killer = = x", FilterProblem.ValueExpected, 10, 1)]
    [InlineData("killer = )", FilterProblem.ValueExpected, 10, 1)]
    [InlineData("killer = \"\"", FilterProblem.ValueExpected, 10, 2)]
    [InlineData("killer ~ \" \u200b \"", FilterProblem.ValueExpected, 10, 5)]
    [InlineData("streak > many", FilterProblem.NumberExpected, 10, 4)]
    [InlineData("streak > -1", FilterProblem.NumberExpected, 10, 2)]
    [InlineData("streak > 1.5", FilterProblem.NumberExpected, 10, 3)]
    [InlineData("streak > 1000001", FilterProblem.NumberExpected, 10, 7)]
    [InlineData("streak > 99999999999999999999", FilterProblem.NumberExpected, 10, 20)]
    [InlineData("pvp = maybe", FilterProblem.YesOrNoExpected, 7, 5)]
    [InlineData("pvp pve", FilterProblem.ConnectiveExpected, 5, 3)]
    [InlineData("killer = Ace victim = Prey", FilterProblem.ConnectiveExpected, 14, 6)]
    [InlineData("killer = Ace pvp", FilterProblem.ConnectiveExpected, 14, 3)]
    [InlineData("killer = \"Ace\" Two", FilterProblem.ConnectiveExpected, 16, 3)]
    [InlineData("(pvp pve)", FilterProblem.ConnectiveExpected, 6, 3)]
    [InlineData("(pvp) pve", FilterProblem.ConnectiveExpected, 7, 3)]
    [InlineData("pvp not pve", FilterProblem.ConnectiveExpected, 5, 3)]
    [InlineData("weapon = Yubarev Pistol and pvp", FilterProblem.QuotesNeeded, 10, 14)]
    [InlineData("weapon ~ a b \"c\" d", FilterProblem.QuotesNeeded, 10, 9)]
    [InlineData("(pvp", FilterProblem.UnclosedParenthesis, 1, 1)]
    [InlineData("pvp and (pve or (suicide)", FilterProblem.UnclosedParenthesis, 9, 1)]
    [InlineData("pvp)", FilterProblem.UnopenedParenthesis, 4, 1)]
    [InlineData(")", FilterProblem.UnopenedParenthesis, 1, 1)]
    [InlineData("killer = \"Ace", FilterProblem.UnclosedQuote, 10, 4)]
    [InlineData("killer = \"Ace\\\"", FilterProblem.UnclosedQuote, 10, 6)]
    [InlineData("pvp \"x", FilterProblem.UnclosedQuote, 5, 2)]
    [InlineData("killer ! Ace", FilterProblem.UnexpectedCharacter, 8, 1)]
    [InlineData("killer = A\tB", FilterProblem.UnexpectedCharacter, 11, 1)]
    public void Errors_say_what_and_where(string text, FilterProblem problem, int column, int length)
    {
        var error = ErrorOf(text);

        Assert.Equal((problem, column, length), (error.Problem, error.Column, error.Length));
    }

    [Fact]
    public void Broken_unicode_is_pointed_at() =>
        Assert.Equal((FilterProblem.UnexpectedCharacter, 10, null), At(ErrorOf("killer = \ud800 x")));

    [Fact]
    public void An_error_says_what_may_be_meant()
    {
        Assert.Equal("killer", ErrorOf("killr = x").Suggestion);
        Assert.Equal("environmental", ErrorOf("ENVIRONMENT").Suggestion);
        Assert.Null(ErrorOf("猫 = x").Suggestion);
        Assert.Equal("\"Yubarev Pistol\"", ErrorOf("weapon = Yubarev Pistol").Suggestion);
        Assert.Equal("\"a b \\\"c\\\" d\"", ErrorOf("weapon ~ a b \"c\" d").Suggestion);
        Assert.Equal("friends+", ErrorOf("instance = friend+", FeedKind.VRChat).Suggestion);
    }

    [Fact]
    public void An_error_says_what_else_there_is()
    {
        Assert.Equal(["world", "instance", "member", "server"], ErrorOf("killer = x", FeedKind.VRChat).Options);
        Assert.Equal("killer", ErrorOf("killer = x", FeedKind.VRChat).Field);
        Assert.Equal(["=", "!=", "~"], ErrorOf("killer > x").Options);
        Assert.Equal([">", ">=", "<", "<=", "=", "!="], ErrorOf("streak").Options);
        Assert.Contains("group-public", ErrorOf("instance = x", FeedKind.VRChat).Options);
        Assert.Equal(1_000_000, ErrorOf("streak > x").Limit);
    }

    [Fact]
    public void What_was_found_is_told_in_short()
    {
        Assert.Equal("killr", ErrorOf("killr = x").Found);
        Assert.Null(ErrorOf("killer =").Found);
        Assert.Equal(new string('x', 40), ErrorOf(new string('x', 400)).Found);
        Assert.Equal(new string('x', 39), ErrorOf(new string('x', 39) + "💀💀").Found);
    }

    [Fact]
    public void A_filter_has_500_characters_at_most()
    {
        var longest = $"killer = {new string('x', 491)}";

        Assert.True(FeedFilter.Parse(longest, FeedKind.Kills).IsValid);
        Assert.Equal((FilterProblem.TooLong, 501, 500), At(ErrorOf(longest + "x")));
        Assert.Equal(FilterProblem.TooLong, ErrorOf(new string('(', 1_000_000)).Problem);
    }

    [Fact]
    public void A_filter_is_16_deep_at_most()
    {
        Assert.True(FeedFilter.Parse($"{new string('(', 16)}pvp{new string(')', 16)}", FeedKind.Kills).IsValid);
        Assert.True(FeedFilter.Parse(string.Concat(Enumerable.Repeat("(pvp) and ", 40)) + "pve", FeedKind.Kills).IsValid);
        Assert.Equal((FilterProblem.TooDeep, 17, 16), At(ErrorOf($"{new string('(', 17)}pvp")));
        Assert.Equal((FilterProblem.TooDeep, 65, 16), At(ErrorOf(string.Concat(Enumerable.Repeat("not ", 100)) + "pvp")));
        Assert.Equal((FilterProblem.TooDeep, 41, 16), At(ErrorOf(string.Concat(Enumerable.Repeat("not (", 100)))));
    }

    [Fact]
    public void A_filter_has_50_clauses_at_most()
    {
        var fifty = string.Join(" or ", Enumerable.Repeat("pvp", 50));

        Assert.True(FeedFilter.Parse(fifty, FeedKind.Kills).IsValid);
        Assert.Equal((FilterProblem.TooManyClauses, 351, 50), At(ErrorOf(fifty + " or pve")));
    }

    [Fact]
    public void Leaderboards_take_no_filter() =>
        Assert.Equal((FilterProblem.KindTakesNoFilter, 1, null), At(ErrorOf("pvp", FeedKind.Leaderboard)));

    private static (FilterProblem Problem, int Column, int? Limit) At(FilterError error) => (error.Problem, error.Column, error.Limit);

    private static FilterError ErrorOf(string text, FeedKind kind = FeedKind.Kills)
    {
        var parsed = FeedFilter.Parse(text, kind);
        Assert.False(parsed.IsValid);
        return parsed.Error;
    }
}
