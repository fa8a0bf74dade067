using System.Text.RegularExpressions;
using KillBot.Discord.Interactions;
using KillBot.Tests.Support;

namespace KillBot.Tests.Architecture;

/// <summary>No command is registered that nobody tests from end to end, or that the document of commands does not tell of.</summary>
public sealed partial class CommandTests
{
    private static readonly string[] Document = File.ReadAllText(Repository.PathOf("docs/commands.md")).Split("\n## ");

    public static TheoryData<string> Paths => [.. BotCommands.Definitions.Where(definition => definition.Type is ApplicationCommandType.ChatInput)
        .SelectMany(definition => LeavesOf(definition.Name, definition.Options))];

    public static TheoryData<string> Menus => [.. BotCommands.Definitions.Where(definition => definition.Type is ApplicationCommandType.User)
        .Select(definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_command_is_called_in_an_end_to_end_test(string path) => Assert.Contains($"\"{path}\"", EndToEnd(), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Menus))]
    public void An_entry_of_a_menu_is_chosen_in_an_end_to_end_test(string name) => Assert.Contains($"\"{name}\"", EndToEnd(), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_command_has_its_row_in_both_tables(string path)
    {
        foreach (var section in (string[])["Commands and permissions", "Replies"])
        {
            Assert.True(
                FirstCells(section).Any(cell => Regex.IsMatch(cell, $"`/{path}[ `]")),
                $"/{path} has no row in the table of \"{section}\".");
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_command_is_told_of_with_the_options_that_it_has(string path)
    {
        var options = BotCommands.Definitions.Where(definition => definition.Type is ApplicationCommandType.ChatInput)
            .SelectMany(definition => OptionsOf(definition.Name, definition.Options)).Single(leaf => leaf.Path == path).Options
            .Select(option => option.Required == true ? option.Name : $"[{option.Name}]");

        var cell = FirstCells("Commands and permissions").Single(cell => Regex.IsMatch(cell, $"`/{path}[ `]"));

        var told = Regex.Match(cell, $"`/{path}(?<options>[^`]*)`").Groups["options"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // Of two of which one is needed, and where there are too many to tell.
        if (!told.Any(option => option is "…" || option.Contains('|', StringComparison.Ordinal)))
        {
            Assert.Equal(options.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Menus))]
    public void An_entry_of_a_menu_has_its_row_in_both_tables(string name)
    {
        Assert.Contains(FirstCells("Commands and permissions"), cell => cell.Contains($"*{name}*", StringComparison.Ordinal));
        Assert.Contains(FirstCells("Replies"), cell => cell.Contains($"*{name}*", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> FirstCells(string section) =>
        [.. Assert.Single(Document, part => part.StartsWith(section, StringComparison.Ordinal)).Split('\n')
            .Where(line => line.StartsWith('|')).Select(line => EndOfCell().Split(line)[1])];

    private static string EndToEnd() => string.Concat(Repository.SourcesOf("KillBot.Tests")
        .Where(file => file.Path.Contains("/EndToEnd/", StringComparison.Ordinal)).Select(file => file.Text));

    private static IEnumerable<string> LeavesOf(string path, IReadOnlyList<ApplicationCommandOption>? options) =>
        OptionsOf(path, options).Select(leaf => leaf.Path);

    private static IEnumerable<(string Path, IReadOnlyList<ApplicationCommandOption> Options)> OptionsOf(
        string path, IReadOnlyList<ApplicationCommandOption>? options)
    {
        var subcommands = (options ?? []).Where(option =>
            option.Type is ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup).ToList();
        return subcommands.Count == 0 ? [(path, options ?? [])] : subcommands.SelectMany(option => OptionsOf($"{path} {option.Name}", option.Options));
    }

    // A bar that is escaped belongs to the text.
    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex EndOfCell();
}
