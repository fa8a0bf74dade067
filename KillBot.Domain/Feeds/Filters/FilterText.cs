using KillBot.Domain.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>What can be wrong with a text before it is read as a filter.</summary>
internal static class FilterText
{
    public static FilterError? Check(string text, FeedKind kind)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new FilterError(FilterProblem.Empty, 1, 0);
        }

        if (FilterFields.Of(kind).Count == 0)
        {
            return new FilterError(FilterProblem.KindTakesNoFilter, 1, text.Length);
        }

        if (text.Length > FeedFilter.MaxLength)
        {
            return new FilterError(FilterProblem.TooLong, FeedFilter.MaxLength + 1, text.Length - FeedFilter.MaxLength) { Limit = FeedFilter.MaxLength };
        }

        // Such texts could not be kept as they are.
        var unstorable = StorableText.IndexOfInvalid(text);
        return unstorable < 0 ? null : new FilterError(FilterProblem.UnexpectedCharacter, unstorable + 1, 1);
    }
}
