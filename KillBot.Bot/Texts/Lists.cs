namespace KillBot.Bot.Texts;

/// <summary>Lists in a sentence, or line by line.</summary>
internal static class Lists
{
    private const int RoomForLeftOut = 200;

    /// <summary><c>a, b and c</c>, of at least one.</summary>
    public static string And(IReadOnlyList<string> items, LanguageTexts texts) => items.Count == 1
        ? items[0]
        : texts.Say(
            "interaction.and",
            ("first", TextValue.Markdown(string.Join(texts.Language == Language.Japanese ? "、" : ", ", items.SkipLast(1)))),
            ("last", TextValue.Markdown(items[^1])));

    /// <summary>As many lines as have room, and how many are left out.</summary>
    /// <param name="maxLength">Of all of it, in characters; above 200.</param>
    public static string Lines(IReadOnlyList<string> lines, int maxLength, LanguageTexts texts)
    {
        var all = string.Join('\n', lines);
        if (all.Length <= maxLength)
        {
            return all;
        }

        var length = RoomForLeftOut;
        var shown = lines.TakeWhile(line => (length += line.Length + 1) <= maxLength).ToList();
        return string.Join('\n', shown.Append(texts.Say("interaction.left-out", ("lines", (long)(lines.Count - shown.Count)))));
    }
}
