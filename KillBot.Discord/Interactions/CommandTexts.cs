using System.Text.RegularExpressions;
using static KillBot.Discord.Interactions.CommandDefinitionRules;

namespace KillBot.Discord.Interactions;

/// <summary>The texts of a command with their localisations: names, descriptions, and how much they add up to.</summary>
internal static class CommandTexts
{
    public static void CheckNames(string name, IReadOnlyDictionary<string, string>? localizations, string path, Regex pattern)
    {
        CheckName(name, path + ".name", pattern);
        foreach (var (locale, localized) in localizations ?? Nothing)
        {
            CheckLocale(locale, path + ".name_localizations");
            CheckName(localized, $"{path}.name_localizations[{locale}]", pattern);
        }
    }

    public static void CheckLengths(string text, IReadOnlyDictionary<string, string>? localizations, string path, int max)
    {
        CheckLength(text, path, max);
        foreach (var (locale, localized) in localizations ?? Nothing)
        {
            CheckLocale(locale, path + "_localizations");
            CheckLength(localized, $"{path}_localizations[{locale}]", max);
        }
    }

    /// <summary>Of every text only the longest localisation counts, as Discord counts them.</summary>
    public static int CountCharacters(ApplicationCommandDefinition command) =>
        Longest(command.Name, command.NameLocalizations)
        + Longest(command.Description, command.DescriptionLocalizations)
        + (command.Options ?? []).Sum(CountCharacters);

    private static int CountCharacters(ApplicationCommandOption option) =>
        Longest(option.Name, option.NameLocalizations)
        + Longest(option.Description, option.DescriptionLocalizations)
        + (option.Choices ?? []).Sum(choice => Longest(choice.Name, choice.NameLocalizations) + (choice.Value.AsString?.Length ?? 0))
        + (option.Options ?? []).Sum(CountCharacters);

    private static int Longest(string text, IReadOnlyDictionary<string, string>? localizations) =>
        (localizations ?? Nothing).Values.Append(text).Max(candidate => candidate.Length);

    private static void CheckName(string name, string path, Regex pattern)
    {
        Require(pattern.IsMatch(name), path, "1 to 32 letters, digits, '-', '_' or apostrophes.");
        Require(!name.Any(char.IsUpper), path, "must be lower case.");
    }

    private static void CheckLength(string text, string path, int max) =>
        Require(text.Length >= 1 && text.Length <= max, path, $"1 to {max} characters, not {text.Length}.");

    private static void CheckLocale(string locale, string path) =>
        Require(DiscordLocales.All.Contains(locale), path, $"\"{locale}\" is not a locale of Discord.");

    private static readonly Dictionary<string, string> Nothing = [];
}
