using FsCheck;
using KillBot.Bot.Commands.Feeds;
using KillBot.Bot.Texts;

namespace KillBot.Tests.Bot.Commands;

public class DelayTextTests
{
    private static readonly Arbitrary<string> Texts = Arb.From(
        Gen.ListOf(Gen.Elements("1", "9", "000", ".", ",", " ", "h", "m", "d", "時間", "std", "-", "e", "\u0661", "x")).Select(string.Concat));

    private static readonly Configuration Repeatable = new()
    {
        MaxNbOfTest = 300,
        Replay = FsCheck.Random.StdGen.NewStdGen(12, 25),
        Runner = Config.QuickThrowOnFailure.Runner,
    };

    [Theory]
    [InlineData("10m", "00:10:00")]
    [InlineData(" 2 H ", "02:00:00")]
    [InlineData("90", "01:30:00")]
    [InlineData("0", "00:00:00")]
    [InlineData("1h30", "01:30:00")]
    [InlineData("1h30m", "01:30:00")]
    [InlineData("1 hour 30 min. 5 sec", "01:30:05")]
    [InlineData("1,5 Std.", "01:30:00")]
    [InlineData("1.5h", "01:30:00")]
    [InlineData("2 Tage 3 Stunden", "2.03:00:00")]
    [InlineData("1 día", "1.00:00:00")]
    [InlineData("1時間30分", "01:30:00")]
    [InlineData("8d", "8.00:00:00")]
    [InlineData("999999999d", "10675199.02:48:05.4775807")]
    public void Delays_are_read_as_people_write_them(string text, string expected) =>
        Assert.Equal(TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), DelayText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("soon")]
    [InlineData("-5m")]
    [InlineData("5x")]
    [InlineData("m")]
    [InlineData("1..5h")]
    [InlineData("1m 2h")]
    [InlineData("1d 5")]
    [InlineData("5m5m")]
    [InlineData("99999999999999999999")]
    [InlineData("1e9h")]
    [InlineData("∞")]
    public void What_is_no_delay_is_none(string text) => Assert.Null(DelayText.Parse(text));

    [Fact]
    public void What_the_bot_says_it_understands() => Prop.ForAll(Arb.From(Gen.Choose(1, 604_800)), seconds =>
    {
        var delay = TimeSpan.FromSeconds(seconds);
        Assert.All(Language.All, language => Assert.Equal(delay, DelayText.Parse(DelayText.In(delay, LanguageTexts.Of(language)))));
    }).Check(Repeatable);

    [Fact]
    public void No_text_throws() => Prop.ForAll(Texts, text => Assert.True(DelayText.Parse(text) is null or { Ticks: >= 0 }))
        .Check(Repeatable);
}
