namespace KillBot.Bot.Texts;

/// <summary>Lists in a sentence.</summary>
internal static class Lists
{
    /// <summary><c>a, b and c</c>, of at least one.</summary>
    public static string And(IReadOnlyList<string> items, LanguageTexts texts) => items.Count == 1
        ? items[0]
        : texts.Say(
            "interaction.and",
            ("first", TextValue.Markdown(string.Join(texts.Language == Language.Japanese ? "、" : ", ", items.SkipLast(1)))),
            ("last", TextValue.Markdown(items[^1])));
}
