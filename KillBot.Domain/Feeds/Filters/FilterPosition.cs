namespace KillBot.Domain.Feeds.Filters;

/// <summary>What can come next in a filter that is being typed.</summary>
/// <param name="Expected">None where the text so far is wrong.</param>
/// <param name="Field">The field of the clause that is being typed.</param>
/// <param name="OpenParentheses">How many are not closed.</param>
internal readonly record struct FilterPosition(FilterExpectation Expected, FilterField? Field, int OpenParentheses)
{
    /// <summary>Behind the tokens; <see cref="FilterTokenKind.End"/> must not be among them.</summary>
    public static FilterPosition After(IReadOnlyList<FilterToken> tokens, FeedKind kind)
    {
        var position = new FilterPosition(FilterExpectation.Condition, null, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            var isType = i > 0 && position is { Expected: FilterExpectation.Operator, Field: FilterField.Instance }
                && tokens[i].Kind == FilterTokenKind.Word && FilterFields.Find($"{tokens[i - 1].Value}-{tokens[i].Value}") == FilterField.Instance;
            position = isType ? position : position.Then(tokens[i], kind);
        }

        return position;
    }

    private FilterPosition Then(FilterToken token, FeedKind kind) => (Expected, token) switch
    {
        (FilterExpectation.Condition, { Keyword: FilterKeyword.Not }) => this,
        (FilterExpectation.Condition, { Kind: FilterTokenKind.Open }) => this with { OpenParentheses = OpenParentheses + 1 },
        (FilterExpectation.Condition, { Kind: FilterTokenKind.Word })
            when FilterFields.Find(token.Value) is { } field && FilterFields.Of(kind).Contains(field) =>
            this with { Expected = FilterExpectation.Operator, Field = field },
        (FilterExpectation.Operator, { Kind: FilterTokenKind.Operator })
            when FilterOperators.Find(token.Value) is { } comparison && FilterFields.OperatorsOf(Field!.Value).Contains(comparison) =>
            this with { Expected = FilterExpectation.Value },
        (FilterExpectation.Value, { IsValue: true }) => this with { Expected = FilterExpectation.Connective },
        (_, { Keyword: FilterKeyword.And or FilterKeyword.Or }) when EndsCondition => new(FilterExpectation.Condition, null, OpenParentheses),
        (_, { Kind: FilterTokenKind.Close }) when EndsCondition && OpenParentheses > 0 =>
            new(FilterExpectation.Connective, null, OpenParentheses - 1),
        _ => default,
    };

    /// <summary>A condition is complete here, though it may go on.</summary>
    public bool EndsCondition => Expected == FilterExpectation.Connective
        || (Expected == FilterExpectation.Operator && FilterFields.StandsAlone(Field!.Value));
}
