using KillBot.Domain.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>The tokens of a filter's text, read from first to last.</summary>
internal sealed class FilterTokens(string text)
{
    private readonly List<FilterToken> _tokens = FilterLexer.Read(text);
    private int _at;

    public FilterToken Current => _tokens[_at];

    /// <summary>The one behind <see cref="Current"/>.</summary>
    public FilterToken Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    /// <summary>Index behind the last token that was read.</summary>
    public int PreviousEnd => _tokens[_at - 1].End;

    public string Text(int start, int end) => text[start..end];

    public void Advance() => _at = Math.Min(_at + 1, _tokens.Count - 1);

    /// <summary>Reads the keyword, if it is what comes.</summary>
    public bool Take(FilterKeyword keyword)
    {
        var isNext = Current.Keyword == keyword;
        if (isNext)
        {
            Advance();
        }

        return isNext;
    }

    /// <summary>Says what else should stand in the place of the current token, unless that can stand nowhere.</summary>
    public FilterError Misplaced(FilterProblem expected) => Current.Kind switch
    {
        FilterTokenKind.Unknown => ErrorAt(FilterProblem.UnexpectedCharacter, Current),
        FilterTokenKind.Unclosed => ErrorAt(FilterProblem.UnclosedQuote, Current),
        _ => ErrorAt(expected, Current),
    };

    public static FilterError ErrorAt(FilterProblem problem, FilterToken token) =>
        new(problem, token.Start + 1, token.End - token.Start) { Found = Found(token) };

    private static string? Found(FilterToken token) => token.Kind == FilterTokenKind.End ? null
        : token.Value.Length <= FilterError.MaxFound ? token.Value
        : token.Value[..(char.IsHighSurrogate(token.Value[FilterError.MaxFound - 1]) ? FilterError.MaxFound - 1 : FilterError.MaxFound)];

    /// <summary>Reads <c>instance type</c> as the one field that it is.</summary>
    public FilterToken TakeField()
    {
        var first = Current;
        Advance();
        if (Current.Kind != FilterTokenKind.Word || NameFolding.Of(first.Value) != "instance" || NameFolding.Of(Current.Value) != "type")
        {
            return first;
        }

        var field = first with { End = Current.End };
        Advance();
        return field;
    }
}
