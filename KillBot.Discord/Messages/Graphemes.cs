using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace KillBot.Discord.Messages;

/// <summary>Cuts text between user-perceived characters, so that no emoji, accent or escape is torn apart.</summary>
internal static class Graphemes
{
    public const char Ellipsis = '…';

    /// <summary><paramref name="text"/> if it fits, else as many whole graphemes as fit before an ellipsis.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Fit(string? text, int maxLength)
    {
        if (text is null || text.Length <= maxLength)
        {
            return text;
        }

        var kept = 0;
        while (true)
        {
            var next = kept + StringInfo.GetNextTextElementLength(text.AsSpan(kept));
            if (next > maxLength - 1)
            {
                break;
            }

            kept = next;
        }

        if (EndsInOpenEscape(text.AsSpan(0, kept)))
        {
            kept--;
        }

        return string.Concat(text.AsSpan(0, kept), [Ellipsis]);
    }

    private static bool EndsInOpenEscape(ReadOnlySpan<char> text) => (text.Length - text.TrimEnd('\\').Length) % 2 == 1;
}
