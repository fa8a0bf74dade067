using FsCheck;
using KillBot.Domain.Links;

namespace KillBot.Tests.Links;

public class LinkCodeTextTests
{
    private const string Code = "KB-7F3K-92QD";

    [Theory]
    [InlineData("KB-7F3K-92QD", true)]
    [InlineData("Hello! KB-7F3K-92QD.", true)]
    [InlineData("(KB-7F3K-92QD)", true)]
    [InlineData("KB-7F3K-92QDX KB-7F3K-92QD", true)]
    [InlineData("KB-7F3K-92QD KB-7F3K-92QD", true)]
    [InlineData("KB-7F3K-92QDX", false)]
    [InlineData("XKB-7F3K-92QD", false)]
    [InlineData("-KB-7F3K-92QD", false)]
    [InlineData("KB-7F3K-92QD-", false)]
    [InlineData("KB-7F3K-92QD_", false)]
    [InlineData("kb-7f3k-92qd", false)]
    [InlineData("KB 7F3K 92QD", false)]
    [InlineData("KB-7F3K-92Q", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_exact_code_as_a_word_of_its_own_counts(string? bio, bool isIn) => Assert.Equal(isIn, LinkCodeText.IsIn(bio, Code));

    [Fact]
    public void Codes_have_their_shape_and_are_found_between_any_words()
    {
        var around = Gen.Elements(" ", "KB-", "KB-7F3K", "-", "é", "\n", "x", ".", "🚀");
        var words = Gen.Eval(20, FsCheck.Random.StdGen.NewStdGen(1, 2), Gen.ListOf(300, around));
        HashSet<string> codes = [];
        foreach (var word in words)
        {
            var code = LinkCodeText.Generate();
            codes.Add(code);

            Assert.Matches("^KB-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", code);
            Assert.Equal(LinkCodeText.Length, code.Length);
            Assert.True(LinkCodeText.IsIn($"{word} {code} {word}", code), word);
            Assert.False(LinkCodeText.IsIn($"{word} {LinkCodeText.Generate()} {word}", code), word);
        }

        Assert.Equal(words.Length, codes.Count);
    }
}
