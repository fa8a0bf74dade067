using System.Globalization;
using System.Text;
using KillBot.Domain.Text;

namespace KillBot.Domain.Charts;

/// <summary>Texts of others in charts: what shows nothing or turns the direction is left out, and what is too wide is cut.</summary>
internal static class ChartText
{
    // Enough for every living script; more is meant to spill over the lines around it.
    private const int MaxMarks = 4;

    private const char Ellipsis = '…';

    /// <summary>One line of characters that show, at most <paramref name="maxLength"/> of them (UTF-16 units).</summary>
    public static string Clean(string text, int maxLength)
    {
        var cleaned = new StringBuilder(Math.Min(text.Length, maxLength));
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (cleaned.Length + rune.Utf16SequenceLength > maxLength)
            {
                break;
            }

            if (Rune.IsWhiteSpace(rune))
            {
                marks = 0;
                if (cleaned.Length > 0 && cleaned[^1] != ' ')
                {
                    cleaned.Append(' ');
                }

                continue;
            }

            if (!VisibleText.Shows(rune) || rune.Value == 0xFFFD)
            {
                // What does not show does not part marks from what they are on either.
                continue;
            }

            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= MaxMarks && !(marks > 0 && cleaned.Length == 0))
            {
                cleaned.Append(rune);
            }
        }

        return cleaned.ToString().TrimEnd();
    }

    /// <summary>The text as far as it fits into a width, with an ellipsis where it does not.</summary>
    public static string Fit(string text, double maxWidth, int size)
    {
        var cleaned = Clean(text, 500);
        if (WidthOf(cleaned, size) <= maxWidth)
        {
            return cleaned;
        }

        var (kept, width) = (0, (double)size);
        while (kept < cleaned.Length)
        {
            var length = StringInfo.GetNextTextElementLength(cleaned.AsSpan(kept));
            width += WidthOf(cleaned.Substring(kept, length), size);
            if (width > maxWidth)
            {
                break;
            }

            kept += length;
        }

        return cleaned[..kept].TrimEnd() + Ellipsis;
    }

    /// <summary>Rather more than less than what a sans-serif font takes: which one draws it is not known.</summary>
    public static double WidthOf(string text, int size) => size * text.EnumerateRunes().Sum(rune => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        _ when rune.Value >= 0x1100 => 1.1,
        _ when rune.Value is 'M' or 'W' or 'm' or 'w' or '@' or '%' => 1,
        UnicodeCategory.UppercaseLetter => 0.75,
        _ => 0.62,
    });
}
