using System.Text;
using AngleSharp.Dom;

namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>The text of an element as a reader sees it.</summary>
internal static class VisibleText
{
    private const string Redacted = "REDACTED";

    /// <summary>
    /// White space as single spaces, without control and formatting characters, cut at <paramref name="maxLength"/> UTF-16 units;
    /// null when nothing is left or the citizen hides it.
    /// </summary>
    public static string? Of(IElement? element, int maxLength)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        var parts = element.Descendants().Select(node => node switch
        {
            IText part => part.Data,
            IElement { LocalName: "br" } => "\n",
            _ => "",
        });
        foreach (var rune in string.Concat(parts).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (text.Length > 0 && text[^1] != ' ')
                {
                    text.Append(' ');
                }
            }
            else if (IsVisible(rune))
            {
                if (text.Length + rune.Utf16SequenceLength > maxLength)
                {
                    break;
                }

                text.Append(rune.ToString());
            }
        }

        var visible = text.ToString().TrimEnd();
        return visible.Length == 0 || visible.Equals(Redacted, StringComparison.OrdinalIgnoreCase) ? null : visible;
    }

    // Direction marks and the like can make a name look like another.
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned);
}
