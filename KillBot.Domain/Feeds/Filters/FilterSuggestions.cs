namespace KillBot.Domain.Feeds.Filters;

/// <summary>Completes a filter while it is being typed.</summary>
public static class FilterSuggestions
{
    public const int MaxCount = 25;

    /// <summary>Of a suggestion, in UTF-16 units: longer filters are typed without help.</summary>
    public const int MaxLength = 100;

    /// <summary>Whole texts: what was typed, with its last word completed or the next one added. The text itself comes first when it is a filter.</summary>
    /// <param name="names">
    /// Gives values of a text field that begin with, or are like, what was typed of them so far, the likeliest first. Its answers are quoted where that is
    /// needed.
    /// </param>
    /// <param name="cursor">Index in the text behind which nothing is completed; none = its end. What stands behind it is kept.</param>
    public static async ValueTask<IReadOnlyList<string>> FindAsync(
        string text, FeedKind kind, Func<FilterField, string, ValueTask<IReadOnlyList<string>>> names, int? cursor = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(names);
        if (text.Length > FeedFilter.MaxLength || FilterFields.Of(kind).Count == 0)
        {
            return [];
        }

        var at = Math.Clamp(cursor ?? text.Length, 0, text.Length);
        var (typed, rest) = (text[..at], text[at..]);
        List<string> all = FeedFilter.Parse(text, kind).IsValid ? [text] : [];
        foreach (var (keep, completion) in await FilterCompletions.OfAsync(typed, kind, names))
        {
            all.Add($"{typed[..keep]}{Space(typed[..keep], completion)}{completion}{Space(completion, rest)}{rest}");
        }

        return [.. all.Where(suggestion => suggestion.Length <= MaxLength).Distinct(StringComparer.Ordinal).Take(MaxCount)];
    }

    private static string Space(string before, string after) =>
        before.Length == 0 || after.Length == 0 || char.IsWhiteSpace(before[^1]) || char.IsWhiteSpace(after[0]) || before[^1] == '(' || after[0] == ')'
            ? ""
            : " ";
}
