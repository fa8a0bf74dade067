using System.Text;

namespace KillBot.Domain.StarCitizen;

/// <summary>What remains of a name when it does not matter how it is written.</summary>
internal static class NameKey
{
    /// <summary>Letters and digits in lower case; the mark of a model as a number: <c>Hornet F7A Mk II</c> → <c>hornetf7amk2</c>.</summary>
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        var afterMark = false;
        foreach (var word in Words(name))
        {
            key.Append(word switch
            {
                "mki" => "mk1",
                "mkii" => "mk2",
                "mkiii" => "mk3",
                "mkiv" => "mk4",
                "i" when afterMark => "1",
                "ii" when afterMark => "2",
                "iii" when afterMark => "3",
                "iv" when afterMark => "4",
                _ => word,
            });
            afterMark = word == "mk";
        }

        return key.ToString();
    }

    /// <summary>How unlike two keys are, from 0 (the same) to 1; less where one is part of the other.</summary>
    public static double Distance(string first, string second)
    {
        if (first.Length == 0 || second.Length == 0)
        {
            return first.Length == second.Length ? 0 : 1;
        }

        var longest = (double)Math.Max(first.Length, second.Length);
        var distance = Edits(first, second) / longest;
        return second.Contains(first, StringComparison.Ordinal) || first.Contains(second, StringComparison.Ordinal) ? distance / 2 : distance;
    }

    private static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            // An apostrophe is part of the word.
            else if (word.Length > 0 && character is not ('\'' or '’'))
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    /// <summary>Levenshtein's distance: letters to insert, delete or replace.</summary>
    private static int Edits(string first, string second)
    {
        Span<int> row = second.Length < 256 ? stackalloc int[second.Length + 1] : new int[second.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var replaced = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
