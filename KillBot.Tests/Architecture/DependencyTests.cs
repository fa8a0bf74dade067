using System.Reflection;
using System.Xml.Linq;
using KillBot.Api;
using KillBot.Discord;
using KillBot.Domain;
using KillBot.Tests.Support;

namespace KillBot.Tests.Architecture;

/// <summary>Bot → Api → Domain, Bot → Discord, and nothing back.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Domain = typeof(DomainSetup).Assembly;
    private static readonly Assembly Api = typeof(ApiSetup).Assembly;
    private static readonly Assembly Discord = typeof(Snowflake).Assembly;

    [Theory]
    [InlineData("KillBot.Domain", "")]
    [InlineData("KillBot.Discord", "")]
    [InlineData("KillBot.Api", "KillBot.Domain")]
    [InlineData("KillBot.Bot", "KillBot.Api KillBot.Discord KillBot.Domain")]
    public void Projects_reference_only_what_lies_below(string project, string expected)
    {
        var references = XDocument.Load(Repository.PathOf($"{project}/{project}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal);

        Assert.Equal(expected, string.Join(' ', references));
    }

    [Fact]
    public void The_domain_knows_no_web_no_discord_and_no_schedule() =>
        AssertFree(Domain, "Microsoft.AspNetCore", "KillBot.", "Quartz", "Spectre", "System.CommandLine");

    [Fact]
    public void The_discord_client_knows_nothing_of_ours_nor_of_storage() =>
        AssertFree(Discord, "KillBot.", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore", "Quartz");

    [Fact]
    public void The_api_knows_no_discord_and_no_schedule() => AssertFree(Api, "KillBot.Discord", "KillBot.Bot", "Quartz");

    [Fact]
    public void Only_the_composition_root_of_the_bot_uses_the_api()
    {
        var users = Repository.SourcesOf("KillBot.Bot")
            .Where(file => file.Text.Contains("KillBot.Api", StringComparison.Ordinal) || file.Text.Contains("using Api", StringComparison.Ordinal))
            .Select(file => file.Path);

        Assert.All(users, path => Assert.True(
            path.StartsWith("KillBot.Bot/Hosting/", StringComparison.Ordinal)
            || path.StartsWith("KillBot.Bot/CommandLine/", StringComparison.Ordinal), path));
    }

    private static void AssertFree(Assembly assembly, params string[] prefixes) => Assert.DoesNotContain(
        assembly.GetReferencedAssemblies(),
        reference => prefixes.Any(prefix => reference.Name!.StartsWith(prefix, StringComparison.Ordinal)));
}
