using KillBot.Discord.Interactions;

namespace KillBot.Bot.Texts;

/// <summary>
/// Puts descriptions and localisations into the definition of a command, so that a definition in code is its structure alone.
/// The names of commands and subcommands are the same in all languages, since messages and people name them; the names of options, choices and menu
/// entries are translated. Of the keys <c>command.feed.add.channel</c>, <c>command.feed.channel</c> and <c>option.channel</c> the first that there is holds.
/// </summary>
internal static class LocalizedCommands
{
    private static readonly LanguageTexts English = LanguageTexts.English;

    extension(ApplicationCommandDefinition definition)
    {
        /// <summary>The definition with all texts in all languages.</summary>
        /// <exception cref="KeyNotFoundException">A text is missing in English; a test finds those of other languages.</exception>
        public ApplicationCommandDefinition Localized()
        {
            if (definition.Type is not ApplicationCommandType.ChatInput)
            {
                return definition with { NameLocalizations = Localizations(MenuKey(definition.Name)) };
            }

            var key = "command." + definition.Name;
            return definition with
            {
                Description = English[key],
                DescriptionLocalizations = Localizations(key),
                Options = Localized(definition.Options, [definition.Name]),
            };
        }
    }

    /// <summary>The key of an entry of a context menu, which begins with a capital and may have spaces.</summary>
    public static string MenuKey(string name) => "menu." + name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>The first key of an option that has a text in English, from the most particular to the most general.</summary>
    public static string OptionKey(IReadOnlyList<string> path, string name)
    {
        for (var depth = path.Count; depth > 0; depth--)
        {
            var key = $"command.{string.Join('.', path.Take(depth))}.{name}";
            if (English.Find(key) is not null)
            {
                return key;
            }
        }

        return "option." + name;
    }

    /// <summary>A choice goes by its value, which the name in a definition only repeats.</summary>
    public static string ChoiceKey(string optionKey, ApplicationCommandOptionChoice choice) => $"{optionKey}.{choice.Value}";

    private static IReadOnlyList<ApplicationCommandOption>? Localized(
        IReadOnlyList<ApplicationCommandOption>? options, IReadOnlyList<string> path) =>
        options is null ? null : [.. options.Select(option => Localized(option, path))];

    private static ApplicationCommandOption Localized(ApplicationCommandOption option, IReadOnlyList<string> path)
    {
        if (option.Type is ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup)
        {
            IReadOnlyList<string> inner = [.. path, option.Name];
            var command = "command." + string.Join('.', inner);
            return option with
            {
                Description = English[command],
                DescriptionLocalizations = Localizations(command),
                Options = Localized(option.Options, inner),
            };
        }

        var key = OptionKey(path, option.Name);
        return option with
        {
            NameLocalizations = Localizations(key + ".name"),
            Description = English[key],
            DescriptionLocalizations = Localizations(key),
            Choices = option.Choices is null ? null : [.. option.Choices.Select(choice => Localized(choice, key))],
        };
    }

    private static ApplicationCommandOptionChoice Localized(ApplicationCommandOptionChoice choice, string optionKey)
    {
        var key = ChoiceKey(optionKey, choice);
        return choice with { Name = English[key], NameLocalizations = Localizations(key) };
    }

    private static Dictionary<string, string> Localizations(string key) => Language.All
        .Where(language => language != Language.English)
        .SelectMany(language => language.DiscordLocales, (language, locale) => (Locale: locale, Text: LanguageTexts.Of(language).Find(key)))
        .Where(localization => localization.Text is not null)
        .ToDictionary(localization => localization.Locale, localization => localization.Text!.Other, StringComparer.Ordinal);
}
