using FsCheck;

namespace KillBot.Tests.Analytics.Export;

/// <summary>Texts that want to be more than the content of a cell.</summary>
internal static class HostileText
{
    private static readonly string[] Spice =
    [
        "=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "\"", "\"\"", ",", ";", "|", "\t", "\r", "\n", "\r\n", " ", "\u00a0", "\u200b", "\ufeff", "\u202e",
        "=1+1", "=HYPERLINK(\"http://evil.example\")", "=cmd|' /C calc'!A0", "Ace", "é", "\ud83d\udc80", "ﷺ", "\0",
    ];

    public static readonly Arbitrary<string> Any = Arb.From(
        Gen.OneOf(
            Gen.ListOf(Gen.Elements(Spice)).Select(string.Concat),
            Gen.ListOf(Gen.Choose(0, 0xD7FF).Select(code => ((char)code).ToString())).Select(string.Concat)));
}
