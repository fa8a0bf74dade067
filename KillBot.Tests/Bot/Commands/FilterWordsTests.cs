using KillBot.Bot.Commands.Feeds;
using KillBot.Bot.Texts;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Tests.Bot.Commands;

/// <summary>Everything that can be wrong with a filter has its words.</summary>
public class FilterWordsTests
{
    private static readonly (FilterProblem Problem, string Filter, FeedKind Kind)[] Mistakes =
    [
        (FilterProblem.Empty, " ", FeedKind.Kills),
        (FilterProblem.TooLong, new string('x', 501), FeedKind.Kills),
        (FilterProblem.TooDeep, new string('(', 40) + "pvp", FeedKind.Kills),
        (FilterProblem.TooManyClauses, string.Join(" or ", Enumerable.Repeat("pvp", 51)), FeedKind.Kills),
        (FilterProblem.KindTakesNoFilter, "pvp", FeedKind.Leaderboard),
        (FilterProblem.UnexpectedCharacter, "pvp ! pve", FeedKind.Kills),
        (FilterProblem.UnclosedQuote, "killer = \"Rex", FeedKind.Kills),
        (FilterProblem.UnclosedParenthesis, "(pvp", FeedKind.Kills),
        (FilterProblem.UnopenedParenthesis, "pvp)", FeedKind.Kills),
        (FilterProblem.ConditionExpected, "pvp and", FeedKind.VRChat),
        (FilterProblem.ConditionExpected, "pvp and", FeedKind.Kills),
        (FilterProblem.UnknownField, "kilr = Rex", FeedKind.Kills),
        (FilterProblem.FieldOfOtherKind, "world = x", FeedKind.Deaths),
        (FilterProblem.OperatorExpected, "killer Rex", FeedKind.Kills),
        (FilterProblem.OperatorNotForField, "killer < Rex", FeedKind.Kills),
        (FilterProblem.ValueExpected, "killer =", FeedKind.Kills),
        (FilterProblem.NumberExpected, "streak > many", FeedKind.Kills),
        (FilterProblem.YesOrNoExpected, "pvp = perhaps", FeedKind.Kills),
        (FilterProblem.UnknownValue, "instance = pubic", FeedKind.VRChat),
        (FilterProblem.ConnectiveExpected, "pvp (pve)", FeedKind.Kills),
        (FilterProblem.QuotesNeeded, "killer = Rex the First", FeedKind.Kills),
    ];

    [Fact]
    public void Every_problem_is_told_in_every_language_with_its_place()
    {
        Assert.Empty(Enum.GetValues<FilterProblem>().Except(Mistakes.Select(mistake => mistake.Problem)));
        foreach (var (problem, filter, kind) in Mistakes)
        {
            var error = FeedFilter.Parse(filter, kind).Error;
            Assert.True(error is not null && (error.Problem == problem || kind == FeedKind.VRChat), $"{filter}: {error}");
            foreach (var language in Language.All)
            {
                var words = FilterWords.Describe(filter, kind, error, LanguageTexts.Of(language));
                Assert.Matches(@"(?s)\S.*\n```\n.*\n *\u3000*[ \u3000]*\^+\n```", words);
                Assert.True(words.Length <= 2000, words);
            }
        }
    }

    [Fact]
    public void What_was_typed_has_no_effect()
    {
        const string Filter = "@everyone``` = <@1>";
        var words = FilterWords.Describe(Filter, FeedKind.Kills, FeedFilter.Parse(Filter, FeedKind.Kills).Error!, LanguageTexts.English);

        Assert.Equal(3, words.Split("```").Length);
        Assert.StartsWith("There is no `@everyoneˋˋˋ` to ask about.\n```\n@everyoneˋˋˋ = <@1>\n^^^^^^^^^^^^\n```", words, StringComparison.Ordinal);
    }
}
