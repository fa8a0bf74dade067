namespace KillBot.Domain.Feeds.Filters;

/// <summary>What is wrong with the text of a filter. Which members of <see cref="FilterError"/> belong to each is said here.</summary>
public enum FilterProblem
{
    /// <summary>There is nothing but spaces.</summary>
    Empty,

    /// <summary>More characters than <see cref="FilterError.Limit"/>.</summary>
    TooLong,

    /// <summary>More parentheses and <c>not</c> in one another than <see cref="FilterError.Limit"/>.</summary>
    TooDeep,

    /// <summary>More clauses than <see cref="FilterError.Limit"/>.</summary>
    TooManyClauses,

    /// <summary>This kind of feed takes no filter.</summary>
    KindTakesNoFilter,

    /// <summary><see cref="FilterError.Found"/> means nothing here.</summary>
    UnexpectedCharacter,

    /// <summary>A quotation mark that is not closed.</summary>
    UnclosedQuote,

    /// <summary>A parenthesis that is not closed.</summary>
    UnclosedParenthesis,

    /// <summary>A closing parenthesis that was not opened.</summary>
    UnopenedParenthesis,

    /// <summary>A field, <c>not</c> or <c>(</c> has to stand here, and not <see cref="FilterError.Found"/> or the end. <see cref="FilterError.Options"/>: the fields.</summary>
    ConditionExpected,

    /// <summary>There is no field <see cref="FilterError.Found"/>; <see cref="FilterError.Suggestion"/> may be meant. <see cref="FilterError.Options"/>: the fields.</summary>
    UnknownField,

    /// <summary>Feeds of this kind do not have <see cref="FilterError.Field"/>. <see cref="FilterError.Options"/>: the fields that they have.</summary>
    FieldOfOtherKind,

    /// <summary><see cref="FilterError.Field"/> says nothing without an operator. <see cref="FilterError.Options"/>: those that it takes.</summary>
    OperatorExpected,

    /// <summary><see cref="FilterError.Field"/> does not take the operator <see cref="FilterError.Found"/>. <see cref="FilterError.Options"/>: those that it takes.</summary>
    OperatorNotForField,

    /// <summary><see cref="FilterError.Field"/> has to be compared with something, and not with <see cref="FilterError.Found"/> or the end.</summary>
    ValueExpected,

    /// <summary><see cref="FilterError.Field"/> is compared with a whole number, which <see cref="FilterError.Found"/> is not. <see cref="FilterError.Limit"/>: the largest.</summary>
    NumberExpected,

    /// <summary><see cref="FilterError.Field"/> is <c>yes</c> or <c>no</c>, and not <see cref="FilterError.Found"/>.</summary>
    YesOrNoExpected,

    /// <summary><see cref="FilterError.Field"/> is never <see cref="FilterError.Found"/>; <see cref="FilterError.Suggestion"/> may be meant. <see cref="FilterError.Options"/>: what it can be.</summary>
    UnknownValue,

    /// <summary><c>and</c> or <c>or</c> has to stand here, and not <see cref="FilterError.Found"/>.</summary>
    ConnectiveExpected,

    /// <summary>A value with spaces is quoted: <see cref="FilterError.Suggestion"/>.</summary>
    QuotesNeeded,
}
