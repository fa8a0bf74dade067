using KillBot.Bot.Texts;

namespace KillBot.Tests.Texts;

public class LanguageTests
{
    [Theory]
    [InlineData("en-US", "en")]
    [InlineData("de", "de")]
    [InlineData("es-419", "es")]
    [InlineData("es-MX", "es")]
    [InlineData("pt", "pt-BR")]
    [InlineData("pt-PT", "pt-BR")]
    [InlineData("PT-br", "pt-BR")]
    [InlineData("ja", "ja")]
    [InlineData("ko", "en")]
    [InlineData("", "en")]
    [InlineData("-", "en")]
    [InlineData(null, "en")]
    public void A_locale_is_answered_in_its_language_or_in_English(string? locale, string code) => Assert.Equal(code, Language.Of(locale).Code);

    [Theory]
    [InlineData("en", "1,234,567", "0.50")]
    [InlineData("de", "1.234.567", "0,50")]
    [InlineData("fr", "1\u202F234\u202F567", "0,50")]
    [InlineData("ja", "1,234,567", "0.50")]
    public void Numbers_are_written_as_the_language_does(string code, string count, string ratio)
    {
        var language = Language.Of(code);

        Assert.Equal(count, ((TextValue)1_234_567).In(language));
        Assert.Equal(ratio, TextValue.Number(0.5, 2).In(language));
    }

    [Theory]
    [InlineData("en", 0, false)]
    [InlineData("en", 1, true)]
    [InlineData("fr", 0, true)]
    [InlineData("ja", 1, false)]
    public void The_count_decides_between_singular_and_plural(string code, long count, bool isOne) =>
        Assert.Equal(isOne ? "one" : "other", new TextForms("one", "other").For(count, Language.Of(code)));

    [Fact]
    public void What_people_chose_has_no_effect() =>
        Assert.Equal("\\*\\*x\\*\\* \\<\\@1\\>", TextValue.Escaped("**x** <@1>\u202E").In(Language.English));
}
