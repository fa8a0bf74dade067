using System.Globalization;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>Reads clauses: a field, mostly an operator and a value.</summary>
internal sealed class FilterClauseParser(FilterTokens tokens, FeedKind kind)
{
    /// <summary>Names are likened to what was typed only when more of them is the same than not.</summary>
    private const double MaxDistance = 0.5;

    private readonly IReadOnlyList<string> _fieldNames = [.. FilterFields.Of(kind).Select(FilterFields.NameOf)];
    private int _count;

    /// <param name="isFirst">No parenthesis is open.</param>
    public FilterClause? Read(bool isFirst, out FilterError? error)
    {
        if (tokens.Current is { Kind: FilterTokenKind.Close } close && isFirst)
        {
            error = FilterTokens.ErrorAt(FilterProblem.UnopenedParenthesis, close);
            return null;
        }

        if (tokens.Current is not { Kind: FilterTokenKind.Word, Keyword: FilterKeyword.None })
        {
            error = tokens.Misplaced(FilterProblem.ConditionExpected) with { Options = _fieldNames };
            return null;
        }

        if (++_count > FeedFilter.MaxClauses)
        {
            error = FilterTokens.ErrorAt(FilterProblem.TooManyClauses, tokens.Current) with { Limit = FeedFilter.MaxClauses };
            return null;
        }

        var named = tokens.TakeField();
        return FilterFields.Find(named.Value) is { } field && FilterFields.Of(kind).Contains(field)
            ? ReadClause(field, named, out error)
            : Refuse(named, out error);
    }

    private FilterClause? Refuse(FilterToken named, out FilterError? error)
    {
        error = FilterFields.Find(named.Value) is { } other
            ? FilterTokens.ErrorAt(FilterProblem.FieldOfOtherKind, named) with { Field = FilterFields.NameOf(other), Options = _fieldNames }
            : FilterTokens.ErrorAt(FilterProblem.UnknownField, named) with { Suggestion = Nearest(named.Value, _fieldNames), Options = _fieldNames };
        return null;
    }

    private FilterClause? ReadClause(FilterField field, FilterToken named, out FilterError? error)
    {
        error = null;
        var name = FilterFields.NameOf(field);
        if (tokens.Current.Kind != FilterTokenKind.Operator)
        {
            if (FilterFields.StandsAlone(field))
            {
                return new FilterClause.Flag(named.Start, named.End, field, expected: true);
            }

            error = tokens.Misplaced(FilterProblem.OperatorExpected) with { Field = name, Options = SignsOf(field) };
            return null;
        }

        var sign = tokens.Current;
        if (FilterOperators.Find(sign.Value) is not { } comparison || !FilterFields.OperatorsOf(field).Contains(comparison))
        {
            error = FilterTokens.ErrorAt(FilterProblem.OperatorNotForField, sign) with { Field = name, Options = SignsOf(field) };
            return null;
        }

        tokens.Advance();
        if (!tokens.Current.IsValue)
        {
            error = tokens.Misplaced(FilterProblem.ValueExpected) with { Field = name };
            return null;
        }

        return ReadValue(field, comparison, named.Start, out error);
    }

    private FilterClause? ReadValue(FilterField field, FilterOperator comparison, int start, out FilterError? error)
    {
        var value = tokens.Current;
        tokens.Advance();
        error = null;
        var isEqual = comparison == FilterOperator.Equal;
        switch (FilterFields.ValuesOf(field))
        {
            case FilterValueKind.YesOrNo when YesOrNo(value.Value) is { } isYes:
                return new FilterClause.Flag(start, value.End, field, isYes == isEqual);
            case FilterValueKind.YesOrNo:
                error = Wrong(FilterProblem.YesOrNoExpected, field, value);
                return null;
            case FilterValueKind.Number when Number(value.Value) is { } number:
                return new FilterClause.Streak(start, value.End, comparison, number);
            case FilterValueKind.Number:
                error = Wrong(FilterProblem.NumberExpected, field, value) with { Limit = FeedFilter.MaxNumber };
                return null;
            case FilterValueKind.Choice when FilterFields.FindInstance(value.Value) is { } access:
                return new FilterClause.Instance(start, value.End, access, isEqual);
            case FilterValueKind.Choice:
                error = Wrong(FilterProblem.UnknownValue, field, value) with
                {
                    Suggestion = Nearest(value.Value, FilterFields.Instances),
                    Options = FilterFields.Instances,
                };
                return null;
            default:
                var folded = NameFolding.Of(value.Value);
                error = folded.Length == 0 ? Wrong(FilterProblem.ValueExpected, field, value) : FindLooseWords(field, value);
                return error is null ? new FilterClause.Text(start, value.End, field, comparison, value.Value, folded) : null;
        }
    }

    /// <summary>Words behind a value that can only be the rest of it.</summary>
    private FilterError? FindLooseWords(FilterField field, FilterToken value)
    {
        var end = value.End;
        while (value.Kind == FilterTokenKind.Word && tokens.Current.IsValue && tokens.Next.Kind != FilterTokenKind.Operator
            && FilterFields.Find(tokens.Current.Value) is null)
        {
            end = tokens.Current.End;
            tokens.Advance();
        }

        return end == value.End ? null : Wrong(FilterProblem.QuotesNeeded, field, value) with
        {
            Length = end - value.Start,
            Suggestion = FilterLexer.Quote(tokens.Text(value.Start, end)),
        };
    }

    private static FilterError Wrong(FilterProblem problem, FilterField field, FilterToken value) =>
        FilterTokens.ErrorAt(problem, value) with { Field = FilterFields.NameOf(field) };

    private static IReadOnlyList<string> SignsOf(FilterField field) => [.. FilterFields.OperatorsOf(field).Select(FilterOperators.SignOf)];

    private static bool? YesOrNo(string word) => NameFolding.Of(word) switch
    {
        FilterClause.Yes or "true" => true,
        FilterClause.No or "false" => false,
        _ => null,
    };

    private static int? Number(string word) =>
        int.TryParse(NameFolding.Of(word), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= FeedFilter.MaxNumber
            ? number
            : null;

    private static string? Nearest(string typed, IReadOnlyList<string> names)
    {
        var key = NameKey.Of(typed.Length > FilterError.MaxFound ? typed[..FilterError.MaxFound] : typed);
        var nearest = names.MinBy(name => NameKey.Distance(key, NameKey.Of(name)))!;
        return NameKey.Distance(key, NameKey.Of(nearest)) <= MaxDistance ? nearest : null;
    }
}
