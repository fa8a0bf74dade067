using System.Text.RegularExpressions;
using KillBot.Tests.Support;

namespace KillBot.Tests.Architecture;

/// <summary>
/// What people choose reaches a message through <c>TextValue.Escaped</c> or <c>Markdown</c> only. The source is searched for the ways around
/// it: names of people, weapons and places in interpolated strings, in concatenations, in the members of messages, and in <c>TextValue.Markdown</c>.
/// </summary>
public sealed partial class EscapingTests
{
    private const string Chosen =
        @"(?:\.(?:Name|KillerName|VictimName|PlayerName|DisplayName|Username|GlobalName|Nick|Weapon|Location|Handle|WorldName|Topic|AsString)\b(?!\()|\bFind(?:String)\(|\bGetString\()";

    // Where what looks like it is none, each with its reason.
    private static readonly IReadOnlyDictionary<string, string> Allowed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["KillBot.Bot/Commands/Feeds/KillSuggestions.cs"] = "looks for what was typed among choices that are clean",
        ["KillBot.Bot/Commands/Help/CommandHelp.cs"] = "names of the bot's own commands",
        ["KillBot.Bot/Commands/Help/HelpPage.cs"] = "names of the bot's own commands",
        ["KillBot.Bot/Commands/Links/LinkCheckButton.cs"] = "shows an address, in which names are percent-encoded",
        ["KillBot.Bot/Feeds/ConsoleFeed.cs"] = "prints to the operator's terminal, through Printable",
        ["KillBot.Bot/Texts/LocalizedCommands.cs"] = "names of the bot's own commands",
    };

    private static readonly string[] Folders = ["KillBot.Bot/Hosting/", "KillBot.Bot/CommandLine/", "KillBot.Bot/Jobs/", "KillBot.Bot/Logs/"];

    [Fact]
    public void Nothing_that_people_choose_is_put_into_a_message_by_hand()
    {
        var files = Repository.SourcesOf("KillBot.Bot")
            .Where(file => !Allowed.ContainsKey(file.Path) && !Folders.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)));

        Assert.Empty(files.SelectMany(file => FindIn(file.Text).Select(found => $"{file.Path}: {found}")));
    }

    [Fact]
    public void What_is_allowed_is_there() => Assert.All(Allowed.Keys, path => Assert.True(File.Exists(Repository.PathOf(path)), path));

    [Theory]
    [InlineData("""Content = $"Hello {player.Name}",""", true)]
    [InlineData("""Content = $"Hello {Markdown.Escape(player.Name, 64)}",""", false)]
    [InlineData("""Title = kill.Weapon,""", true)]
    [InlineData("""Title = Markdown.Escape(kill.Weapon, 64),""", false)]
    [InlineData("""return "Killed with " + kill.Weapon;""", true)]
    [InlineData("""return "Killed with " + Markdown.Plain(kill.Weapon, 64);""", false)]
    [InlineData("""texts.Say("a.b", ("c", TextValue.Markdown(player.Name)))""", true)]
    [InlineData("""texts.Say("a.b", ("c", TextValue.Escaped(player.Name)))""", false)]
    [InlineData("""context.ReplyEphemeralAsync(context.Options.GetString("x"), cancellationToken)""", true)]
    [InlineData("""new Choice { Name = Markdown.Plain(name, 100), Value = player.Name }""", false)]
    [InlineData("""/// <summary>{player.Name} $"{player.Name}"</summary>""", false)]
    public void The_search_finds_what_it_is_for(string source, bool isFound) => Assert.Equal(isFound, FindIn(source).Any());

    private static IEnumerable<string> FindIn(string source)
    {
        var code = Comment().Replace(source, "");
        return Interpolation().Matches(code).SelectMany(text => Hole().Matches(text.Value))
            .Concat(Member().Matches(code))
            .Concat(Concatenation().Matches(code))
            .Concat(Raw().Matches(code))
            .Where(match => !Sanitized().IsMatch(match.Value) && ChosenText().IsMatch(match.Value))
            .Select(match => match.Value.Trim());
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\$@?""(?:[^""\\]|\\.)*""", RegexOptions.None, 1000)]
    private static partial Regex Interpolation();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\b(?:Content|Title|Description|Text|Label|Placeholder|Name)\s*=(?![=>])[^;\n]*?(?=,\s*(?:\n|$|[A-Z]\w*\s*=)|;|\n|$)", RegexOptions.None, 1000)]
    private static partial Regex Member();

    [GeneratedRegex("""(?<=")\s*\+\s*[\w.?!()\[\] ,]+""", RegexOptions.None, 1000)]
    private static partial Regex Concatenation();

    [GeneratedRegex(@"(?:TextValue\.Markdown|RespondAsync|ReplyEphemeralAsync)\((?:[^()]|\([^()]*\))*\)", RegexOptions.None, 1000)]
    private static partial Regex Raw();

    // VRChatWords escapes: it has another word for names that show nothing.
    [GeneratedRegex(@"(?:Markdown\.(?:Escape|Plain|Link|Code|CodeBlock)|TextValue\.(?:Escaped|Code)|VRChatWords\.(?:Name|World))\(", RegexOptions.None, 1000)]
    private static partial Regex Sanitized();

    [GeneratedRegex(Chosen, RegexOptions.None, 1000)]
    private static partial Regex ChosenText();
}
