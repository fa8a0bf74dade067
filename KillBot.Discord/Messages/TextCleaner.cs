using System.Globalization;
using System.Text;

namespace KillBot.Discord.Messages;

/// <summary>
/// Makes one tidy line of hostile text: what is invisible or changes the direction is dropped, line breaks and control
/// characters become a space, runs of spaces one space, and piles of combining marks are thinned out.
/// </summary>
internal static class TextCleaner
{
    // Enough for every living script; more is meant to spill over the lines around it.
    private const int MaxCombiningMarks = 4;

    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return text;
        }

        var cleaned = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (IsInvisible(rune, category))
            {
                continue;
            }

            marks = IsMark(category) ? marks + 1 : 0;
            var nothingToMark = marks > 0 && cleaned.Length == 0;
            if (marks > MaxCombiningMarks || nothingToMark)
            {
                continue;
            }

            if (!IsSpace(category))
            {
                cleaned.Append(rune);
            }
            else if (cleaned.Length > 0 && cleaned[^1] != ' ')
            {
                cleaned.Append(' ');
            }
        }

        if (cleaned.Length > 0 && cleaned[^1] == ' ')
        {
            cleaned.Length--;
        }

        return cleaned.ToString();
    }

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsSpace(UnicodeCategory category) =>
        category is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control;

    // Format holds the bidi controls, joiners, tags and soft hyphens. The others are letters, marks and symbols that show nothing.
    private static bool IsInvisible(Rune rune, UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.Surrogate
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180B or 0x180C or 0x180D or 0x180F or 0x2800 or 0x3164 or 0xFFA0
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
