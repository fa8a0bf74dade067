using KillBot.Domain.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>What can stand at the end of a filter that is being typed.</summary>
internal static class FilterCompletions
{
    private static readonly string[] Streaks = ["3", "5", "10", "25"];

    /// <summary>Completions, the likeliest first, each with the number of characters of the text that stay before it.</summary>
    public static async ValueTask<List<(int Keep, string Completion)>> OfAsync(
        string typed, FeedKind kind, Func<FilterField, string, ValueTask<IReadOnlyList<string>>> names)
    {
        var tokens = FilterLexer.Read(typed);
        tokens.RemoveAt(tokens.Count - 1);
        List<(int, string)> completions = [];
        if (tokens.ToArray() is [.. var before, { Kind: FilterTokenKind.Word or FilterTokenKind.Unclosed or FilterTokenKind.Unknown } last] && last.End == typed.Length)
        {
            var completed = await AtAsync(FilterPosition.After(before, kind), last.Value, kind, names);
            completions.AddRange(completed.Concat(Beginning(last.Value, SecondWords(before))).Select(completion => (last.Start, completion)));
            if (last.Kind != FilterTokenKind.Word)
            {
                return completions;
            }
        }

        // The last word may be whole.
        var next = await AtAsync(FilterPosition.After(tokens, kind), "", kind, names);
        completions.AddRange(next.Select(completion => (typed.Length, completion)));
        return completions;
    }

    private static async ValueTask<IEnumerable<string>> AtAsync(
        FilterPosition position, string typed, FeedKind kind, Func<FilterField, string, ValueTask<IReadOnlyList<string>>> names)
    {
        var ends = position.EndsCondition ? Beginning(typed, position.OpenParentheses > 0 ? ["and", "or", ")"] : ["and", "or"]) : [];
        return position switch
        {
            { Expected: FilterExpectation.Condition } => Beginning(typed, [.. FilterFields.Of(kind).SelectMany(Clauses), "not", "("]),
            { Expected: FilterExpectation.Operator, Field: { } field } =>
                [.. ends, .. Beginning(typed, FilterFields.OperatorsOf(field).Select(FilterOperators.SignOf))],
            { Expected: FilterExpectation.Value, Field: { } field } => FilterFields.ValuesOf(field) switch
            {
                FilterValueKind.YesOrNo => Beginning(typed, [FilterClause.Yes, FilterClause.No]),
                FilterValueKind.Choice => Beginning(typed, FilterFields.Instances),
                FilterValueKind.Number => Beginning(typed, Streaks),
                _ => (await names(field, typed)).Where(IsValue).Select(name => FilterLexer.IsWord(name) ? name : FilterLexer.Quote(name)),
            },
            _ => ends,
        };
    }

    /// <summary>The field <c>instance</c> may be written in two words.</summary>
    private static IEnumerable<string> SecondWords(FilterToken[] before) =>
        before is [.., { Kind: FilterTokenKind.Word } word] && NameFolding.Of(word.Value) == FilterFields.NameOf(FilterField.Instance) ? ["type ="] : [];

    private static IEnumerable<string> Clauses(FilterField field)
    {
        var name = FilterFields.NameOf(field);
        return FilterFields.ValuesOf(field) switch
        {
            FilterValueKind.YesOrNo => [name],
            FilterValueKind.Number => [$"{name} >"],
            FilterValueKind.Choice => [$"{name} ="],
            _ when FilterFields.StandsAlone(field) => [name, $"{name} ="],
            _ => [$"{name} =", $"{name} ~"],
        };
    }

    private static bool IsValue(string name) => StorableText.IsValid(name) && NameFolding.Of(name).Length > 0;

    private static IEnumerable<string> Beginning(string typed, IEnumerable<string> words) =>
        words.Where(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
}
