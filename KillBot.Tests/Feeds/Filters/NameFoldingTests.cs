using FsCheck;
using KillBot.Domain.Text;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>Names that are the same however they are written.</summary>
public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("Ace", "ace")]
    [InlineData("Ｆｕｌｌ", "full")]
    [InlineData("𝓕𝓪𝓷𝓬𝔂", "fancy")]
    [InlineData("ﬁne", "fine")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("José", "jose\u0301")]
    [InlineData("a\u0323\u0307", "a\u0307\u0323")]
    [InlineData("각", "\u1100\u1161\u11a8")]
    [InlineData("ｶﾞ", "ガ")]
    [InlineData("①", "1")]
    [InlineData("neko․vr", "neko.vr")]
    [InlineData("a⁄b", "a/b")]
    [InlineData("½", "1/2")]
    [InlineData("（猫）＂", "(猫)\"")]
    [InlineData("O’Neil", "o'neil")]
    [InlineData("zero\u200bwidth\u00ad", "zerowidth")]
    [InlineData(" a \u3000\u00a0 b ", "a b")]
    [InlineData("K", "\u212a")]
    [InlineData("İ", "i\u0307")]
    public void Spellings_fold_to_the_same(string one, string other) => Assert.Equal(NameFolding.Of(other), NameFolding.Of(one));

    [Theory]
    [InlineData("José", "Jose")]
    [InlineData("a b", "ab")]
    [InlineData("аce", "ace")]
    [InlineData("O", "0")]
    [InlineData("-", "_")]
    public void Different_names_stay_different(string one, string other) => Assert.NotEqual(NameFolding.Of(other), NameFolding.Of(one));

    [Theory]
    [InlineData("")]
    [InlineData(" \u3000")]
    [InlineData("\u200b\u202e\ufe0f")]
    public void Of_what_shows_nothing_nothing_remains(string name) => Assert.Empty(NameFolding.Of(name));

    [Fact]
    public void What_is_folded_stays()
    {
        Assert.Same("an ordinary name_1", NameFolding.Of("an ordinary name_1"));
        Prop.ForAll(
            Gen.ListOf(Gen.OneOf(Gen.Choose(0, 0x3FF), Gen.Choose(0, 0xFFFF), Gen.Choose(0x1D400, 0x1F9FF)).Select(code =>
                code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code))).Select(string.Concat).ToArbitrary(),
            name => NameFolding.Of(NameFolding.Of(name)) == NameFolding.Of(name)).Check(new Configuration
            {
                MaxNbOfTest = 2000,
                QuietOnSuccess = true,
                Runner = Config.QuickThrowOnFailure.Runner,
            });
    }

    [Fact]
    public void Many_marks_are_no_burden()
    {
        var marks = string.Concat(Enumerable.Range(0, 100_000).Select(i => (char)(0x300 + (i * 7919 % 64))));

        Assert.Equal(NameFolding.Of(marks), NameFolding.Of(string.Concat(marks.Reverse())));
    }
}
