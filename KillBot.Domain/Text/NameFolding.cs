using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace KillBot.Domain.Text;

/// <summary>What remains of a name when it does not matter how its letters are written.</summary>
/// <remarks>
/// Two names fold to the same text when Unicode's NFKC_Casefold makes them the same, and also when they differ only in the look-alikes
/// that VRChat puts for punctuation, in characters that show nothing, in spaces, or in the order of the marks on a letter. The
/// process runs without ICU, where <see cref="string.Normalize()"/> does nothing: <c>folds.tsv</c> has the mappings of Unicode 14. Decomposed
/// text is what comes out: nobody should be shown it.
/// </remarks>
public static class NameFolding
{
    private const int HangulFirst = 0xAC00;
    private const int HangulLast = 0xD7A3;
    private const int VowelsPerLead = 588;
    private const int TailsPerVowel = 28;

    private static readonly Lazy<FrozenDictionary<int, string>> Folds = new(Load);

    /// <summary>The work grows with the length of the name, and for a name of marks alone a little more than that.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return NeedsCaseAlone(name) ? name.ToLowerInvariant() : Fold(name);
    }

    private static bool NeedsCaseAlone(string name)
    {
        var previous = ' ';
        foreach (var character in name)
        {
            if (character is < ' ' or > '~' || (character == ' ' && previous == ' '))
            {
                return false;
            }

            previous = character;
        }

        return name.Length == 0 || previous != ' ';
    }

    private static string Fold(string name)
    {
        List<Rune> folded = new(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            Append(folded, rune);
        }

        if (folded.Count > 0 && folded[^1].Value == ' ')
        {
            folded.RemoveAt(folded.Count - 1);
        }

        SortMarks(CollectionsMarshal.AsSpan(folded));
        var text = new StringBuilder(folded.Count);
        Span<char> units = stackalloc char[2];
        foreach (var rune in folded)
        {
            text.Append(units[..rune.EncodeToUtf16(units)]);
        }

        return text.ToString();
    }

    // Coarser than Unicode's canonical order, which leaves marks of one class as they are, and without a table of classes.
    private static void SortMarks(Span<Rune> text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && IsMark(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                text[start..end].Sort();
                start = end;
            }
        }
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static void Append(List<Rune> folded, Rune rune)
    {
        if (rune.Value is >= HangulFirst and <= HangulLast)
        {
            // Unicode, section 3.12: a syllable is made of its lead, vowel and tail.
            var syllable = rune.Value - HangulFirst;
            folded.Add(new Rune(0x1100 + (syllable / VowelsPerLead)));
            folded.Add(new Rune(0x1161 + (syllable % VowelsPerLead / TailsPerVowel)));
            if (syllable % TailsPerVowel is var tail and not 0)
            {
                folded.Add(new Rune(0x11A7 + tail));
            }
        }
        else if (Folds.Value.TryGetValue(rune.Value, out var fold))
        {
            foreach (var part in fold.EnumerateRunes())
            {
                AddVisible(folded, part);
            }
        }
        else
        {
            AddVisible(folded, Rune.ToLowerInvariant(rune));
        }
    }

    private static void AddVisible(List<Rune> folded, Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            if (folded.Count > 0 && folded[^1].Value != ' ')
            {
                folded.Add(new Rune(' '));
            }
        }
        else if (VisibleText.Shows(rune))
        {
            folded.Add(rune);
        }
    }

    // A character or a range of them, a tab, and what the first one folds to; the others of a range fold to the characters after that.
    private static FrozenDictionary<int, string> Load()
    {
        Dictionary<int, string> folds = [];
        using var file = typeof(NameFolding).Assembly.GetManifestResourceStream("KillBot.Domain.Text.Data.folds.tsv")!;
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            var (range, target) = line.Split('\t') is [var from, var to] ? (from.Split('-'), to.Split(' ')) : throw new InvalidDataException(line);
            var (first, last) = (Hexadecimal(range[0]), Hexadecimal(range[^1]));
            for (var character = first; character <= last; character++)
            {
                folds.Add(character, string.Concat(target.Select(part => char.ConvertFromUtf32(Hexadecimal(part) + character - first))));
            }
        }

        return folds.ToFrozenDictionary();
    }

    private static int Hexadecimal(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
