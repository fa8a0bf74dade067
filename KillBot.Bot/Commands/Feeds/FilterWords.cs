using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>What is wrong with a filter, what to write instead, and the place in the filter.</summary>
internal static class FilterWords
{
    private const string Example = "pvp and weapon ~ laser";
    private const string VRChatExample = "world ~ pug and instance = public";

    public static string Describe(string filter, FeedKind kind, FilterError error, LanguageTexts texts)
    {
        var excerpt = FilterExcerpt.Of(filter, error.Column, error.Length);
        string?[] parts = [Problem(kind, error, texts), Markdown.CodeBlock(excerpt.Line, excerpt.Pointer), Advice(error, texts)];
        return string.Join('\n', parts.Where(part => part is not null));
    }

    private static string Problem(FeedKind kind, FilterError error, LanguageTexts texts)
    {
        var found = ("found", TextValue.Code(error.Found));
        var field = ("field", TextValue.Code(error.Field));
        var limit = ("limit", (TextValue)(error.Limit ?? 0));
        var kinds = ("kind", TextValue.Markdown(FeedWords.KindOf(kind, texts)));
        var options = ("options", TextValue.Markdown(error.Options.Count == 0 ? "" : Lists.And([.. error.Options.Select(Code)], texts)));
        return error.Problem switch
        {
            FilterProblem.Empty => texts["feed.filter-empty"],
            FilterProblem.TooLong => texts.Say("feed.filter-too-long", limit),
            FilterProblem.TooDeep => texts.Say("feed.filter-too-deep", limit),
            FilterProblem.TooManyClauses => texts.Say("feed.filter-too-many", limit),
            FilterProblem.KindTakesNoFilter => texts.Say("feed.filter-none-for-kind", kinds),
            FilterProblem.UnexpectedCharacter => texts["feed.filter-unexpected-character"],
            FilterProblem.UnclosedQuote => texts["feed.filter-unclosed-quote"],
            FilterProblem.UnclosedParenthesis => texts["feed.filter-unclosed-parenthesis"],
            FilterProblem.UnopenedParenthesis => texts["feed.filter-unopened-parenthesis"],
            FilterProblem.ConditionExpected => texts.Say(
                "feed.filter-condition-expected", ("example", TextValue.Code(kind == FeedKind.VRChat ? VRChatExample : Example))),
            FilterProblem.UnknownField => texts.Say("feed.filter-unknown-field", found),
            FilterProblem.FieldOfOtherKind => texts.Say("feed.filter-field-of-other-kind", field, kinds),
            FilterProblem.OperatorExpected => texts.Say("feed.filter-operator-expected", field, options),
            FilterProblem.OperatorNotForField => texts.Say("feed.filter-operator-not-for-field", field, found, options),
            FilterProblem.ValueExpected => texts.Say("feed.filter-value-expected", field),
            FilterProblem.NumberExpected => texts.Say("feed.filter-number-expected", field, limit),
            FilterProblem.YesOrNoExpected => texts.Say("feed.filter-yes-or-no-expected", field),
            FilterProblem.UnknownValue => texts.Say("feed.filter-unknown-value", field, found),
            FilterProblem.ConnectiveExpected => texts["feed.filter-connective-expected"],
            FilterProblem.QuotesNeeded => texts["feed.filter-quotes-needed"],
            _ => throw new InvalidOperationException($"There are no words for {error.Problem}."),
        };
    }

    private static string? Advice(FilterError error, LanguageTexts texts)
    {
        var options = error.Problem is FilterProblem.UnknownField or FilterProblem.FieldOfOtherKind or FilterProblem.UnknownValue
            or FilterProblem.ConditionExpected && error.Options.Count > 0
                ? texts.Say("feed.filter-options", ("options", TextValue.Markdown(string.Join(' ', error.Options.Select(Code)))))
                : null;
        var suggestion = error.Suggestion is { } suggested ? texts.Say("feed.filter-suggestion", ("suggestion", TextValue.Code(suggested))) : null;
        return suggestion is null ? options : options is null ? suggestion : $"{suggestion} {options}";
    }

    private static string Code(string text) => Markdown.Code(text, 100);
}
