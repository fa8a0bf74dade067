using System.Globalization;
using System.Text;
using KillBot.Domain.Text;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>The part of a filter's text that something is about, for two lines of a font of fixed width.</summary>
/// <param name="Line">Anything that people can type, with U+FFFD for what would not show.</param>
/// <param name="Pointer">Spaces, and <c>^</c> below the part.</param>
public sealed record FilterExcerpt(string Line, string Pointer)
{
    /// <summary>In columns: what fits on a telephone.</summary>
    public const int MaxWidth = 40;

    private const int Before = 12;

    private static readonly Cell Cut = new("…", 1, IsPointed: false);

    /// <param name="column">The first character, from 1, in UTF-16 units, as <see cref="FilterError"/> and <see cref="FilterVerdict"/> have it.</param>
    /// <param name="length">0 for the end of the text, where something is missing.</param>
    public static FilterExcerpt Of(string text, int column, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Cell> cells = [];
        var at = 1;
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, FeedFilter.MaxLength + MaxWidth)).EnumerateRunes())
        {
            // A space shows as itself, whichever it is; a line must stay one.
            var shown = VisibleText.Shows(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? rune : Rune.ReplacementChar;
            var isPointed = at >= column && at < column + length;
            // A mark alone has nothing that could be pointed at.
            cells.Add(at == column && isPointed && WidthOf(shown) == 0
                ? new Cell($"◌{shown}", 1, isPointed)
                : new Cell(shown.ToString(), WidthOf(shown), isPointed));
            at += rune.Utf16SequenceLength;
        }

        if (!cells.Exists(cell => cell.IsPointed))
        {
            cells.Add(new Cell(" ", 1, IsPointed: true));
        }

        return Of(cells);
    }

    private static FilterExcerpt Of(List<Cell> cells)
    {
        var first = 0;
        if (WidthOf(cells) > MaxWidth)
        {
            first = Math.Max(0, cells.FindIndex(cell => cell.IsPointed) - Before);
            while (first > 0 && WidthOf(cells[(first - 1)..]) < MaxWidth)
            {
                first--;
            }
        }

        List<Cell> shown = first > 0 ? [Cut, .. cells[first..]] : cells;
        if (WidthOf(shown) > MaxWidth)
        {
            var width = 0;
            shown = [.. shown.TakeWhile(cell => (width += cell.Width) < MaxWidth), Cut];
        }

        return new FilterExcerpt(
            string.Concat(shown.Select(cell => cell.Shown)).TrimEnd(),
            string.Concat(shown.Select(cell => cell.Pointer)).TrimEnd());
    }

    private static int WidthOf(List<Cell> cells) => cells.Sum(cell => cell.Width);

    private static int WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
        : rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2
        : 1;

    /// <param name="Width">In columns of the font: East Asian characters take two, marks none.</param>
    private readonly record struct Cell(string Shown, int Width, bool IsPointed)
    {
        // A space as wide as what it stands below.
        public string Pointer => IsPointed ? new string('^', Width) : Width == 2 ? "\u3000" : new string(' ', Width);
    }
}
