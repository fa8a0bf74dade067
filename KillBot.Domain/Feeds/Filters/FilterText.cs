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
        var unstorable = IndexOfUnstorable(text);
        return unstorable < 0 ? null : new FilterError(FilterProblem.UnexpectedCharacter, unstorable + 1, 1);
    }

    private static int IndexOfUnstorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                return i;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
