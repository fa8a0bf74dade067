namespace KillBot.Domain.Feeds.Filters;

/// <summary>
/// Reads conditions: <c>or</c> binds less than <c>and</c>, and <c>and</c> less than <c>not</c>. Stops at the first error. It descends no
/// deeper than <see cref="FeedFilter.MaxDepth"/> allows, and looks at each token a fixed number of times.
/// </summary>
internal sealed class FilterParser
{
    private readonly FilterTokens _tokens;
    private readonly FilterClauseParser _clauses;
    private int _depth;
    private FilterError? _error;

    private FilterParser(FilterTokens tokens, FeedKind kind)
    {
        _tokens = tokens;
        _clauses = new FilterClauseParser(tokens, kind);
    }

    /// <summary>The error; none when there is a condition.</summary>
    public static FilterError? Parse(string text, FeedKind kind, out FilterNode condition)
    {
        condition = null!;
        if (FilterText.Check(text, kind) is { } refusal)
        {
            return refusal;
        }

        var parser = new FilterParser(new FilterTokens(text), kind);
        if (parser.ReadGroup(isAny: true) is not { } read)
        {
            return parser._error;
        }

        condition = read;
        var next = parser._tokens.Current;
        return next.Kind switch
        {
            FilterTokenKind.End => null,
            FilterTokenKind.Close => FilterTokens.ErrorAt(FilterProblem.UnopenedParenthesis, next),
            _ => parser._tokens.Misplaced(FilterProblem.ConnectiveExpected),
        };
    }

    private FilterNode? ReadGroup(bool isAny)
    {
        var start = _tokens.Current.Start;
        List<FilterNode> members = [];
        do
        {
            if ((isAny ? ReadGroup(isAny: false) : ReadCondition()) is not { } member)
            {
                return null;
            }

            members.Add(member);
        }
        while (_tokens.Take(isAny ? FilterKeyword.Or : FilterKeyword.And));
        return members.Count == 1 ? members[0] : new FilterGroup(start, isAny, members, _tokens.PreviousEnd);
    }

    private FilterNode? ReadCondition()
    {
        var first = _tokens.Current;
        var isNot = first.Keyword == FilterKeyword.Not;
        if (!isNot && first.Kind != FilterTokenKind.Open)
        {
            return _clauses.Read(isFirst: _depth == 0, out _error);
        }

        if (++_depth > FeedFilter.MaxDepth)
        {
            _error = FilterTokens.ErrorAt(FilterProblem.TooDeep, first) with { Limit = FeedFilter.MaxDepth };
            return null;
        }

        _tokens.Advance();
        var condition = isNot ? ReadNegated(first) : ReadOpened(first);
        _depth--;
        return condition;
    }

    private FilterNegation? ReadNegated(FilterToken not) =>
        ReadCondition() is { } negated ? new FilterNegation(not.Start, negated, _tokens.PreviousEnd) : null;

    private FilterNode? ReadOpened(FilterToken open)
    {
        if (ReadGroup(isAny: true) is not { } inner)
        {
            return null;
        }

        var next = _tokens.Current;
        if (next.Kind == FilterTokenKind.Close)
        {
            _tokens.Advance();
            return inner;
        }

        _error = next.Kind == FilterTokenKind.End
            ? FilterTokens.ErrorAt(FilterProblem.UnclosedParenthesis, open)
            : _tokens.Misplaced(FilterProblem.ConnectiveExpected);
        return null;
    }
}
