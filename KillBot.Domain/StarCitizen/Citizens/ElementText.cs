using System.Text;
using AngleSharp.Dom;
using KillBot.Domain.Text;

namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>The text of an element as a reader sees it.</summary>
internal static class ElementText
{
    private const string Redacted = "REDACTED";

    /// <summary>
    /// White space as single spaces, without characters that do not show, cut at <paramref name="maxLength"/> UTF-16 units;
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
            else if (VisibleText.Shows(rune))
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
}
