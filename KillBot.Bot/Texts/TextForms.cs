namespace KillBot.Bot.Texts;

/// <param name="One">For a count that takes the singular; null where the text does not depend on one.</param>
/// <param name="Other">For all else.</param>
internal sealed record TextForms(string? One, string Other)
{
    public string For(long? count, Language language) => One is not null && count is { } number && language.IsOne(number) ? One : Other;
}
