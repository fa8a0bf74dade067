using System.Buffers;
using System.Globalization;
using System.Text;

namespace KillBot.Domain.Text;

/// <summary>Short texts that people choose and others read.</summary>
public static class VisibleText
{
    /// <summary>
    /// Whether a text has <paramref name="min"/> to <paramref name="max"/> characters (Unicode scalar values), each of which shows: no
    /// controls, nothing that has no width or changes the direction, no broken Unicode, no spaces but the plain one.
    /// </summary>
    public static bool IsValid(string text, int min, int max)
    {
        var count = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty; count++)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done || !Shows(rune))
            {
                return false;
            }

            rest = rest[length..];
        }

        return count >= min && count <= max;
    }

    /// <summary>Whether a character shows and can make no name look like another. Of all spaces only the plain one does.</summary>
    // Some letters, marks and symbols show nothing although their category does not say so.
    public static bool Shows(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        _ => rune.Value is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180B or 0x180C or 0x180D or 0x180F or 0x2800
            or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)),
    };
}
