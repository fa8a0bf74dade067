using System.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>
/// Cuts the text of a filter into tokens, in one pass. Takes the full-width signs of Japanese keyboards and the curly quotation marks
/// of telephones for the plain ones.
/// </summary>
internal static class FilterLexer
{
    private const string CurlyQuotes = "“”„‟";

    /// <summary>What cannot be part of a word.</summary>
    private const string Signs = "=!~<>()\"";

    /// <summary>All tokens, and <see cref="FilterTokenKind.End"/> behind them.</summary>
    public static List<FilterToken> Read(string text)
    {
        List<FilterToken> tokens = [];
        for (var at = 0; at < text.Length; at = tokens[^1].End)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                break;
            }

            tokens.Add(Next(text, at));
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, text.Length, text.Length, ""));
        return tokens;
    }

    /// <summary>Whether a value can be written without quotation marks.</summary>
    public static bool IsWord(string value) =>
        value.Length > 0 && EndOfWord(value, 0) == value.Length && FilterKeywords.Of(value) == FilterKeyword.None;

    /// <summary>A value in quotation marks.</summary>
    public static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static FilterToken Next(string text, int start) => Plain(text[start]) switch
    {
        '(' => Sign(FilterTokenKind.Open, text, start, 1),
        ')' => Sign(FilterTokenKind.Close, text, start, 1),
        '=' or '!' or '<' or '>' when start + 1 < text.Length && Plain(text[start + 1]) == '=' => Sign(FilterTokenKind.Operator, text, start, 2),
        '=' or '~' or '<' or '>' => Sign(FilterTokenKind.Operator, text, start, 1),
        '"' => Quoted(text, start, closing: "\""),
        var quote when CurlyQuotes.Contains(quote) => Quoted(text, start, CurlyQuotes),
        _ when EndOfWord(text, start) is var end && end > start => new FilterToken(FilterTokenKind.Word, start, end, text[start..end]),
        var other => new FilterToken(FilterTokenKind.Unknown, start, start + 1, other.ToString()),
    };

    private static FilterToken Sign(FilterTokenKind kind, string text, int start, int length) =>
        new(kind, start, start + length, string.Create(length, (text, start), static (sign, from) =>
        {
            for (var i = 0; i < sign.Length; i++)
            {
                sign[i] = Plain(from.text[from.start + i]);
            }
        }));

    private static FilterToken Quoted(string text, int start, string closing)
    {
        var value = new StringBuilder();
        for (var at = start + 1; at < text.Length; at++)
        {
            if (closing.Contains(Plain(text[at])))
            {
                return new FilterToken(FilterTokenKind.Quoted, start, at + 1, value.ToString());
            }

            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            value.Append(text[at]);
        }

        return new FilterToken(FilterTokenKind.Unclosed, start, text.Length, value.ToString());
    }

    private static int EndOfWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && IsInWord(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsInWord(char character) =>
        !char.IsWhiteSpace(character) && !char.IsControl(character) && !Signs.Contains(Plain(character)) && !CurlyQuotes.Contains(character);

    private static char Plain(char character) => character switch
    {
        >= '！' and <= '～' => (char)(character - '！' + '!'),
        '〜' => '~',
        _ => character,
    };
}
