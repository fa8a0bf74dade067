using System.Text.RegularExpressions;
using KillBot.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace KillBot.Tests.Architecture;

/// <summary>What readers of the documents would trip over.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents { get; } =
    [
        "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "NOTICE.md",
        "docs/api.md", "docs/architecture.md", "docs/commands.md", "docs/decisions.md", "docs/feeds.md", "docs/operations.md",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_table_says_something_twice(string document)
    {
        var rows = new HashSet<string>();
        foreach (var line in File.ReadLines(Repository.PathOf(document)))
        {
            if (line.StartsWith('|'))
            {
                Assert.True(rows.Add(line.Split('|')[1].Trim()), $"{document}: {line}");
            }
            else
            {
                rows.Clear();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_somewhere(string document)
    {
        foreach (Match link in Links().Matches(File.ReadAllText(Repository.PathOf(document))))
        {
            var (path, anchor) = link.Groups[1].Value.Split('#') is [var before, var after] ? (before, after) : (link.Groups[1].Value, null);
            var target = path.Length == 0
                ? Repository.PathOf(document)
                : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathOf(document))!, path));
            Assert.True(File.Exists(target), $"{document} names {path}.");
            Assert.True(anchor is null || AnchorsOf(target).Contains(anchor), $"{document} names #{anchor} of {target}.");
        }
    }

    [Fact]
    public void The_example_of_the_settings_can_be_read_and_the_readme_explains_each()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Repository.PathOf("appsettings.example.json"), optional: false).Build();
        var readme = File.ReadAllText(Repository.PathOf("README.md"));

        var keys = settings.AsEnumerable().Where(setting => !settings.GetSection(setting.Key).GetChildren().Any()).Select(setting => setting.Key).ToList();

        Assert.Contains("Discord:Token", keys);
        Assert.All(keys, key => Assert.Contains($"`{key}`", readme, StringComparison.Ordinal));
    }

    private static HashSet<string> AnchorsOf(string document) =>
    [
        .. File.ReadLines(document).Where(line => line.StartsWith('#'))
            .Select(line => NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    [GeneratedRegex(@"\]\((?!\w+:)([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
