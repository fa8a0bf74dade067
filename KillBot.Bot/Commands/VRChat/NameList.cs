using KillBot.Bot.Texts;

namespace KillBot.Bot.Commands.VRChat;

/// <summary>Names of people in an instance, as many as fit. Whoever hides, or does not fit, is among the others.</summary>
internal static class NameList
{
    /// <param name="names">Of those who may be named, safe to show.</param>
    /// <param name="total">How many people there are.</param>
    /// <param name="maxLength">Of all names with their separators.</param>
    public static string Of(IEnumerable<string> names, int total, string separator, int maxLength, LanguageTexts texts)
    {
        List<string> shown = [];
        var length = 0;
        foreach (var name in names)
        {
            length += name.Length + separator.Length;
            if (length > maxLength)
            {
                break;
            }

            shown.Add(name);
        }

        if (total > shown.Count)
        {
            shown.Add(texts.Say("vrchat.others", ("count", total - shown.Count)));
        }

        return string.Join(separator, shown);
    }
}
