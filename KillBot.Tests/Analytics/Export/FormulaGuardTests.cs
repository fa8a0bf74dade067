using System.Text;
using FsCheck;
using KillBot.Api.Analytics.Export;

namespace KillBot.Tests.Analytics.Export;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-=Ace=-", "'-=Ace=-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＠SUM(A1)", "'＠SUM(A1)")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\"=1+1\"", "'\"=1+1\"")]
    [InlineData("\u200b=1+1", "'\u200b=1+1")]
    [InlineData("\u00a0\"=1", "'\u00a0\"=1")]
    [InlineData("\tAce", "'\tAce")]
    [InlineData("\rAce", "'\rAce")]
    [InlineData("\nAce", "'\nAce")]
    [InlineData("\n=1", "'\n'=1")]
    [InlineData("Ace;=1+1;b", "Ace;'=1+1;b")]
    [InlineData("Ace\t =1", "Ace\t' =1")]
    [InlineData("=1;=2", "'=1;'=2")]
    public void A_text_that_begins_like_a_formula_gets_an_apostrophe(string text, string expected) =>
        Assert.Equal(expected, FormulaGuard.Neutralize(text));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(";")]
    [InlineData("Hunter")]
    [InlineData("a=b")]
    [InlineData("KLWE_LaserRepeater_S3")]
    [InlineData("CF-337 Panther Repeater")]
    [InlineData("x; y")]
    [InlineData("'=1")]
    public void Other_texts_stay_as_they_are(string text) => Assert.Same(text, FormulaGuard.Neutralize(text));

    [Fact]
    public void Nothing_is_lost_whatever_the_text_and_doing_it_again_changes_nothing() => Prop.ForAll(
        HostileText.Any,
        text =>
        {
            var safe = FormulaGuard.Neutralize(text);
            Assert.Equal(safe, FormulaGuard.Neutralize(safe));
            Assert.Equal(Encoding.Unicode.GetBytes(text.Replace("'", "", StringComparison.Ordinal)), Encoding.Unicode.GetBytes(safe.Replace("'", "", StringComparison.Ordinal)));
        }).QuickCheckThrowOnFailure();
}
