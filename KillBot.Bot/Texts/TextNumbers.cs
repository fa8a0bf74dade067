namespace KillBot.Bot.Texts;

/// <summary>Numbers by themselves, as the language writes them.</summary>
internal static class TextNumbers
{
    extension(LanguageTexts texts)
    {
        public string Count(long count) => ((TextValue)count).In(texts.Language);

        public string Number(decimal number, int decimals) => TextValue.Number((double)number, decimals).In(texts.Language);
    }
}
