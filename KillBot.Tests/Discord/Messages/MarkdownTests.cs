using System.Globalization;
using FsCheck;
using KillBot.Discord;
using KillBot.Discord.Messages;

namespace KillBot.Tests.Discord.Messages;

public class MarkdownTests
{
    private const string Specials = @"\*_~`|>#-+.[]()<:@!/";

    // Random text rarely holds what matters here, so half of it is made of these.
    private static readonly string[] Spice =
    [
        "*", "_", "`", "~", "|", "\\", "[", "](", ")", "<@1>", "<@&2>", "<#3>", "<t:1:R>", "</x:1>", "<:e:1>", "<a:e:1>", ":e:", "@everyone", "@here",
        "https://example.org/x", "discord.gg/x", "1. ", "# ", "> ", "- ", "\n", "\r", "\t", "\u0000", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u00ad",
        "\u0301", "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "👨‍👩‍👧", "🇩🇪", "❤️", "é", "\ud83d", "\udc00", "a", "Z9", " ", "日本", "\u2028", "\U000E0041",
    ];

    private static readonly Arbitrary<string> HostileText = Arb.From(
        Gen.ListOf(Gen.OneOf(Gen.Elements(Spice), Arb.Generate<char>().Select(character => character.ToString())))
            .Select(parts => string.Concat(parts)));

    private static readonly Configuration Repeatable = new()
    {
        MaxNbOfTest = 500,
        Replay = FsCheck.Random.StdGen.NewStdGen(20, 15),
        Runner = Config.QuickThrowOnFailure.Runner,
    };

    private static readonly Arbitrary<int> Lengths = Arb.From(Gen.Choose(0, 60));

    [Theory]
    [InlineData("**x**", @"\*\*x\*\*")]
    [InlineData("a_b~c`d|e", @"a\_b\~c\`d\|e")]
    [InlineData("[x](https://evil.example)", @"\[x\]\(https\:\/\/evil\.example\)")]
    [InlineData("@everyone <@1> <#2> <@&3>", @"\@everyone \<\@1\> \<\#2\> \<\@&3\>")]
    [InlineData("</x:1> <t:1:R> <:e:1>", @"\<\/x\:1\> \<t\:1\:R\> \<\:e\:1\>")]
    [InlineData("# a\n- b\r\n1. c", @"\# a \- b 1\. c")]
    [InlineData("a\u202eb\u200bc\ufeffd", "abcd")]
    [InlineData(" \t a \n ", "a")]
    [InlineData("\u200b\u2066\u3164", "")]
    [InlineData(null, "")]
    public void Text_is_escaped(string? text, string expected) => Assert.Equal(expected, Markdown.Escape(text, 200));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("*****", 5, @"\*\*…")]
    [InlineData("*****", 4, @"\*…")]
    [InlineData("**", 4, @"\*\*")]
    [InlineData("a🇩🇪🇩🇪", 7, "a🇩🇪…")]
    [InlineData("abc", 1, "…")]
    [InlineData("***", 1, "…")]
    [InlineData("abc", 0, "")]
    [InlineData("***", 0, "")]
    public void Text_is_cut_between_graphemes_and_never_within_an_escape(string text, int maxLength, string expected) =>
        Assert.Equal(expected, Markdown.Escape(text, maxLength));

    [Theory]
    [InlineData("a*b_c", 20, "`a*b_c`")]
    [InlineData("``` @everyone `x`", 40, "`ˋˋˋ @everyone ˋxˋ`")]
    [InlineData("a\nb\u202ec", 20, "`a bc`")]
    [InlineData("abcdef", 6, "`abc…`")]
    [InlineData("\u200b", 20, "")]
    [InlineData(null, 20, "")]
    public void Code_ends_where_it_is_to(string? text, int maxLength, string expected) => Assert.Equal(expected, Markdown.Code(text, maxLength));

    [Fact]
    public void Lines_of_code_stay_lines_with_all_their_spaces() =>
        Assert.Equal("```\nˋˋˋ\uFFFDx  y\uFFFD\n    ^\n```", Markdown.CodeBlock("```\nx  y\u202e", "    ^"));

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Assert.Equal("\ufffd\\!", Markdown.Escape("\ud83d!", 200));

    [Fact]
    public void A_pile_of_combining_marks_is_thinned_out() =>
        Assert.Equal("a\u0301\u0301\u0301\u0301b", Markdown.Plain("a" + new string('\u0301', 50) + "b", 100));

    [Fact]
    public void Invisible_characters_do_not_help_to_pile_up_marks() =>
        Assert.Equal("a\u0301\u0301\u0301\u0301b", Markdown.Plain("a" + string.Concat(Enumerable.Repeat("\u0301\u0301\u0301\u200b", 20)) + "b", 200));

    [Fact]
    public void Plain_text_keeps_its_signs_and_loses_its_tricks() =>
        Assert.Equal("[a] b*c", Markdown.Plain("[a]\n\u202eb*c", 100));

    [Fact]
    public void No_special_sign_is_ever_left_unescaped() => Check((text, maxLength) =>
    {
        var escaped = Markdown.Escape(text, maxLength);
        for (var index = 0; index < escaped.Length; index++)
        {
            if (escaped[index] == '\\')
            {
                index++;
                Assert.True(index < escaped.Length, "an escape was cut in half");
                Assert.Contains(escaped[index], Specials);
            }
            else
            {
                Assert.DoesNotContain(escaped[index], Specials);
            }
        }
    });

    [Fact]
    public void The_length_is_never_exceeded() => Check((text, maxLength) =>
    {
        Assert.True(Markdown.Escape(text, maxLength).Length <= maxLength);
        Assert.True(Markdown.Plain(text, maxLength).Length <= maxLength);
    });

    [Fact]
    public void Nothing_invisible_and_no_torn_surrogate_gets_through() => Check((text, maxLength) =>
    {
        var escaped = Markdown.Escape(text, maxLength);
        Assert.DoesNotContain(escaped, character => char.IsControl(character)
            || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator);
        for (var index = 0; index < escaped.Length; index++)
        {
            if (char.IsSurrogate(escaped[index]))
            {
                Assert.True(char.IsSurrogatePair(escaped, index), "a surrogate stands alone");
                index++;
            }
        }
    });

    [Fact]
    public void Unescaping_gives_the_plain_text_back() => Check((text, _) =>
    {
        var escaped = Markdown.Escape(text, int.MaxValue / 2);
        var rendered = System.Text.RegularExpressions.Regex.Replace(escaped, @"\\(.)", "$1");
        Assert.Equal(Markdown.Plain(text, int.MaxValue / 2), rendered);
    });

    [Fact]
    public void Letters_and_digits_stay_as_they_are() =>
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.Elements("abcXYZ0189".ToCharArray())).Select(letters => string.Concat(letters))), text =>
            Markdown.Escape(text, 1000) == text && Markdown.Escape(Markdown.Escape(text, 1000), 1000) == text).Check(Repeatable);

    [Fact]
    public void Ids_and_moments_become_mentions()
    {
        Assert.Equal("<t:0:R>", Markdown.Timestamp(DateTimeOffset.UnixEpoch));
        Assert.Equal("<t:60:f>", Markdown.Timestamp(DateTimeOffset.UnixEpoch.AddMinutes(1), TimestampStyle.ShortDateTime));
        Assert.Equal("<@1>", Markdown.UserMention(new Snowflake(1)));
        Assert.Equal("<@&1>", Markdown.RoleMention(new Snowflake(1)));
        Assert.Equal("<#1>", Markdown.ChannelMention(new Snowflake(1)));
        Assert.Equal("</feed add:1>", Markdown.CommandMention("feed add", new Snowflake(1)));
        Assert.Equal(@"[a\]b](<https://example.org/%28x%29>)", Markdown.Link("a]b", new Uri("https://example.org/(x)"), 50));
    }

    private static void Check(Action<string, int> property) => Prop.ForAll(HostileText, Lengths, property).Check(Repeatable);
}
