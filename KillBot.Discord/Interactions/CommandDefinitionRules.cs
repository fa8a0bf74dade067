using System.Text.RegularExpressions;

namespace KillBot.Discord.Interactions;

/// <summary>
/// Discord's limits on commands
/// (https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming).
/// </summary>
internal static partial class CommandDefinitionRules
{
    private const int MaxOptions = 25;
    private const int MaxTotalCharacters = 8000;

    public static void Check(ApplicationCommandDefinition command)
    {
        var path = command.Type == ApplicationCommandType.ChatInput ? "/" + command.Name : $"\"{command.Name}\"";
        if (command.Type == ApplicationCommandType.ChatInput)
        {
            CommandTexts.CheckNames(command.Name, command.NameLocalizations, path, SlashName());
            CommandTexts.CheckLengths(command.Description, command.DescriptionLocalizations, path + ".description", 100);
            CheckOptions(command.Options ?? [], path, depth: 0);
        }
        else
        {
            CommandTexts.CheckLengths(command.Name, command.NameLocalizations, path + ".name", 32);
            Require(command.Description.Length == 0, path + ".description", "context menu commands have none.");
            Require(command.Options is null or [], path + ".options", "context menu commands have none.");
        }

        Require(CommandTexts.CountCharacters(command) <= MaxTotalCharacters, path,
            $"names, descriptions and values may have {MaxTotalCharacters} characters in total.");
    }

    private static void CheckOptions(IReadOnlyList<ApplicationCommandOption> options, string path, int depth)
    {
        Require(options.Count <= MaxOptions, path + ".options", $"at most {MaxOptions} options.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var optionalSeen = false;
        var subcommands = options.Count(option => IsSubcommand(option.Type));
        Require(subcommands == 0 || subcommands == options.Count, path + ".options", "subcommands and options cannot be mixed.");

        for (var i = 0; i < options.Count; i++)
        {
            var option = options[i];
            var at = $"{path}.options[{i}]";
            CommandTexts.CheckNames(option.Name, option.NameLocalizations, at, SlashName());
            Require(names.Add(option.Name), at + ".name", $"\"{option.Name}\" is there twice.");
            CommandTexts.CheckLengths(option.Description, option.DescriptionLocalizations, at + ".description", 100);
            if (IsSubcommand(option.Type))
            {
                CheckSubcommand(option, $"{path} {option.Name}", depth);
                continue;
            }

            Require(option.Required != true || !optionalSeen, at + ".required", "required options come before optional ones.");
            optionalSeen |= option.Required != true;
            CommandOptionRules.Check(option, at);
        }
    }

    private static void CheckSubcommand(ApplicationCommandOption option, string path, int depth)
    {
        Require(option.Required is null && option.Choices is null && option.Autocomplete is null, path, "a subcommand has options only.");
        var isGroup = option.Type == ApplicationCommandOptionType.SubCommandGroup;
        Require(depth == 0 || (depth == 1 && !isGroup), path, "subcommands nest in a command or in a group of it, no deeper.");
        var children = option.Options ?? [];
        var wanted = children.All(child => isGroup
            ? child.Type == ApplicationCommandOptionType.SubCommand
            : !IsSubcommand(child.Type));
        Require(wanted, path, isGroup ? "a group holds subcommands only." : "a subcommand holds no subcommands.");
        Require(!isGroup || children.Count > 0, path, "a group holds at least one subcommand.");
        CheckOptions(children, path, depth + 1);
    }

    internal static void Require(bool condition, string path, string problem)
    {
        if (!condition)
        {
            throw new InvalidCommandDefinitionException(path, problem);
        }
    }

    private static bool IsSubcommand(ApplicationCommandOptionType type) =>
        type is ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup;

    // Discord's \p{sc=Deva}\p{sc=Thai} let the vowel signs of these scripts through, which are marks and not letters.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SlashName();
}
