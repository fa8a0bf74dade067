using System.Reflection;
using System.Runtime.CompilerServices;
using KillBot.Api;
using KillBot.Discord;
using KillBot.Domain;
using KillBot.Tests.Support;

namespace KillBot.Tests.Architecture;

/// <summary>House rules that a compiler does not know.</summary>
public sealed class StyleTests
{
    private const int MaxLines = 400;

    private static readonly string[] Projects = ["KillBot.Domain", "KillBot.Discord", "KillBot.Api", "KillBot.Bot"];

    private static readonly Assembly[] Assemblies =
        [typeof(DomainSetup).Assembly, typeof(Snowflake).Assembly, typeof(ApiSetup).Assembly, typeof(Program).Assembly];

    private static IEnumerable<Type> OurTypes => Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace?.StartsWith("KillBot", StringComparison.Ordinal) == true
            && !type.IsDefined(typeof(CompilerGeneratedAttribute)));

    [Theory]
    [InlineData("Manager")]
    [InlineData("Helper")]
    [InlineData("Helpers")]
    [InlineData("Utils")]
    [InlineData("Util")]
    [InlineData("Base")]
    [InlineData("Impl")]
    [InlineData("Common")]
    public void No_type_is_named_for_want_of_a_name(string suffix) =>
        Assert.DoesNotContain(OurTypes, type => type.Name.EndsWith(suffix, StringComparison.Ordinal));

    [Fact]
    public void Bodies_of_requests_and_responses_are_public_sealed_records()
    {
        var bodies = typeof(ApiSetup).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal) || type.Name.EndsWith("Response", StringComparison.Ordinal))
            .ToList();

        Assert.Contains(bodies, type => type.Name == "KillRequest");
        Assert.All(bodies, type => Assert.True(
            type.IsPublic && type.IsSealed && type.GetMethod("<Clone>$") is not null, $"{type} is no public sealed record."));
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        Assert.All(Projects.SelectMany(Repository.SourcesOf), file =>
        {
            var expected = $"namespace {Path.GetDirectoryName(file.Path)!.Replace('/', '.').Replace('\\', '.')};";
            Assert.True(
                file.Path == "KillBot.Bot/Program.cs" || file.Text.Contains(expected, StringComparison.Ordinal), $"{file.Path}: {expected}");
        });
    }

    [Fact]
    public void Files_can_be_read_whole()
    {
        Assert.All(
            Projects.Append("KillBot.Tests").SelectMany(Repository.SourcesOf),
            file => Assert.True(file.Text.Count(character => character == '\n') <= MaxLines, $"{file.Path} has more than {MaxLines} lines."));
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        string[] marks = [string.Concat("TO", "DO"), string.Concat("FIX", "ME"), string.Concat("HA", "CK:"), "NotImplementedException()"];
        Assert.All(
            Projects.SelectMany(Repository.SourcesOf),
            file => Assert.DoesNotContain(marks, mark => file.Text.Contains(mark, StringComparison.Ordinal)));
    }
}
