using FsCheck;

namespace KillBot.Tests.Charts;

/// <summary>Names that want to break out of a picture or of a message, of any length.</summary>
internal static class HostileTexts
{
    private static readonly string[] Spice =
    [
        "<script>alert(1)</script>", "]]>", "<![CDATA[", "&xxe;", "&#0;", "&amp", "\" onload=\"x", "' href='http://evil.example", "<!--", "-->", "<?xml?>",
        "\u202e", "\u2066", "\u200b", "\ud800", "\udc00", "\ufffe", "\uffff", "\0", "\u001b", "\r\n", "e\u0301\u0302\u0303\u0304\u0305\u0306",
        "\ud83d\udc68\u200d\ud83d\udc69", "שלום", "مرحبا", "日本語", "@everyone", "`**", " ", "Ace",
    ];

    public static Gen<string> Any { get; } = Gen.OneOf(
        Gen.ListOf(Gen.Elements(Spice)).Select(parts => string.Concat(parts)),
        Gen.Elements(Spice).Select(part => string.Concat(Enumerable.Repeat(part, 300))),
        Gen.ListOf(Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString())).Select(parts => string.Concat(parts)));

    /// <summary>Repeatable values of a generator.</summary>
    public static IEnumerable<T> Samples<T>(Gen<T> generator, int count) =>
        Enumerable.Range(1, count).Select(seed => Gen.Eval(40, FsCheck.Random.StdGen.NewStdGen(seed, count), generator));
}
