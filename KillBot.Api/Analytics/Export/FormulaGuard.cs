using System.Buffers;
using System.Globalization;
using System.Text;

namespace KillBot.Api.Analytics.Export;

/// <summary>
/// Keeps spreadsheets from taking a text for a formula: a text that begins like one gets an apostrophe in front
/// (https://owasp.org/www-community/attacks/CSV_Injection). Spaces, quotes and invisible characters before the sign do not help it, nor
/// do separators inside the text, at which a spreadsheet of another region begins a new cell.
/// </summary>
internal static class FormulaGuard
{
    private const char Apostrophe = '\'';

    /// <summary>The signs, and their small and full-width forms.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@﹦﹢﹣﹫＝＋－＠−");

    private static readonly SearchValues<char> Separators = SearchValues.Create(";|\t\r\n");

    public static string Neutralize(string text)
    {
        StringBuilder? safe = null;
        for (var cell = 0; cell <= text.Length;)
        {
            var length = text.AsSpan(cell).IndexOfAny(Separators);
            var end = length < 0 ? text.Length : cell + length;
            // A line break or tab at the very beginning is a sign itself.
            if (IsFormula(text.AsSpan(cell, end - cell)) || (cell == 0 && end == 0 && text is ['\t' or '\r' or '\n', ..]))
            {
                safe ??= new StringBuilder(text.Length + 1).Append(text, 0, cell);
                safe.Append(Apostrophe);
            }

            var next = Math.Min(end + 1, text.Length);
            safe?.Append(text, cell, next - cell);
            cell = end + 1;
        }

        return safe?.ToString() ?? text;
    }

    private static bool IsFormula(ReadOnlySpan<char> cell)
    {
        foreach (var character in cell)
        {
            if (Signs.Contains(character))
            {
                return true;
            }

            if (!IsIgnored(character))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsIgnored(char character) => character == '"' || char.IsWhiteSpace(character) || char.IsControl(character)
        || char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
