namespace KillBot.Domain.Feeds.Filters;

/// <summary>A piece of a filter's text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index behind its last character.</param>
/// <param name="Value">Of words and quoted texts what they say, of operators the sign; otherwise as typed.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, int Start, int End, string Value)
{
    public FilterKeyword Keyword => Kind != FilterTokenKind.Word ? FilterKeyword.None : FilterKeywords.Of(Value);

    /// <summary>A value can stand here, and a field if it is a word.</summary>
    public bool IsValue => Kind == FilterTokenKind.Quoted || (Kind == FilterTokenKind.Word && Keyword == FilterKeyword.None);
}
