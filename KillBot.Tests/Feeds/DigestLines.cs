using System.Globalization;
using System.Text.RegularExpressions;

namespace KillBot.Tests.Feeds;

/// <summary>The lines of a digest, each as often as it says that it happened. No name can look so: lines begin with a star or a word.</summary>
internal static class DigestLines
{
    public static IEnumerable<string> Of(string text) => text.Trim('\n').Split('\n').SelectMany(line =>
        Regex.Match(line, @"^(\d+)× ") is { Success: true } times
            ? Enumerable.Repeat(line[times.Length..], int.Parse(times.Groups[1].Value, CultureInfo.InvariantCulture))
            : [line]);
}
