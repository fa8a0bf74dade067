using System.Text.RegularExpressions;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Tests.Support;

namespace KillBot.Tests.Texts;

/// <summary>Every text exists in every language, and nothing else does.</summary>
public sealed partial class LanguageFilesTests
{
    public static TheoryData<string> Translations => [.. Language.All.Where(language => language != Language.English).Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_has_all_texts_and_no_other(string code)
    {
        var translation = TextsOf(code);
        var expected = LanguageTexts.English.Keys.Concat(OptionKeys().Select(key => key + ".name")).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], expected.Except(translation.Keys).Order(StringComparer.Ordinal));
        Assert.Equal([], translation.Keys.Except(expected).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_has_the_placeholders_and_forms_of_the_text(string code)
    {
        var translation = TextsOf(code);
        foreach (var key in LanguageTexts.English.Keys)
        {
            var original = LanguageTexts.English.Find(key)!;
            var translated = translation.Find(key)!;
            Assert.True(PlaceholdersOf(original).SetEquals(PlaceholdersOf(translated)), $"{code}: {key} has other placeholders.");
            var isPlural = original.One is not null && translation.Language != Language.Japanese;
            Assert.True(isPlural == translated.One is not null, $"{code}: {key} has {(isPlural ? "no" : "a")} singular.");
        }
    }

    [Fact]
    public void What_commands_need_exists_and_what_exists_is_needed()
    {
        var commandKeys = LanguageTexts.English.Keys.Where(IsOfCommand).Order(StringComparer.Ordinal);

        Assert.Equal(NeededByCommands().Order(StringComparer.Ordinal), commandKeys);
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Texts_name_options_as_Discord_shows_them_in_the_language(string code)
    {
        var translation = TextsOf(code);
        var names = OptionKeys().ToLookup(key => key[(key.LastIndexOf('.') + 1)..], key => translation[key + ".name"]);
        var wrong =
            from key in translation.Keys
            where !key.EndsWith(".name", StringComparison.Ordinal)
            let forms = translation.Find(key)!
            from Match quoted in Code().Matches(forms.One + forms.Other)
            from name in quoted.Groups["call"].Success
                ? Argument().Matches(quoted.Value).Select(match => match.Groups["name"].Value)
                : [quoted.Groups["word"].Value]
            where names.Contains(name) && !names[name].Contains(name)
            select $"{key}: {name} is {string.Join(" or ", names[name].Distinct())}";

        Assert.Equal([], wrong);
    }

    [Fact]
    public void Every_text_that_the_source_names_exists()
    {
        var areas = LanguageTexts.English.Keys.Where(key => !IsOfCommand(key)).Select(key => key[..key.IndexOf('.', StringComparison.Ordinal)]).ToHashSet();
        var missing = Sources().SelectMany(source => KeyLiteral().Matches(source.Text).Select(match => match.Groups["key"].Value))
            .Where(key => areas.Contains(key[..key.IndexOf('.', StringComparison.Ordinal)]) && LanguageTexts.English.Find(key) is null);

        Assert.Equal([], missing.Distinct());
    }

    [Fact]
    public void Every_text_is_named_by_the_source()
    {
        var text = string.Concat(Sources().Select(source => source.Text));
        var beginnings = KeyBeginning().Matches(text).Select(match => match.Groups["beginning"].Value).Distinct().ToList();

        Assert.Equal([], LanguageTexts.English.Keys.Where(key => !IsOfCommand(key)
            && !text.Contains($"\"{key}\"", StringComparison.Ordinal)
            && !beginnings.Exists(beginning => key.StartsWith(beginning, StringComparison.Ordinal))));
    }

    private static LanguageTexts TextsOf(string code) => LanguageTexts.Of(Language.Find(code)!);

    private static bool IsOfCommand(string key) =>
        key.StartsWith("command.", StringComparison.Ordinal) || key.StartsWith("option.", StringComparison.Ordinal)
        || key.StartsWith("menu.", StringComparison.Ordinal);

    private static IEnumerable<(string Path, string Text)> Sources() => Repository.SourcesOf("KillBot.Bot").Select(file => (file.Path, file.Text));

    private static HashSet<string> PlaceholdersOf(TextForms forms) =>
        [.. Placeholder().Matches(forms.One + forms.Other).Select(match => match.Value)];

    private static HashSet<string> OptionKeys() =>
        [.. BotCommands.Definitions.SelectMany(definition => OptionsOf(definition.Options, [definition.Name])).Select(option => option.Key)];

    private static HashSet<string> NeededByCommands() =>
    [
        .. BotCommands.Definitions.Select(definition => definition.Type is ApplicationCommandType.ChatInput
            ? "command." + definition.Name : LocalizedCommands.MenuKey(definition.Name)),
        .. BotCommands.Definitions.SelectMany(definition => SubcommandsOf(definition.Options, [definition.Name])),
        .. BotCommands.Definitions.SelectMany(definition => OptionsOf(definition.Options, [definition.Name]))
            .SelectMany(option => (option.Option.Choices ?? []).Select(choice => LocalizedCommands.ChoiceKey(option.Key, choice)).Append(option.Key)),
    ];

    private static IEnumerable<string> SubcommandsOf(IReadOnlyList<ApplicationCommandOption>? options, IReadOnlyList<string> path) =>
        (options ?? []).Where(IsSubcommand).SelectMany(option =>
            SubcommandsOf(option.Options, [.. path, option.Name]).Append($"command.{string.Join('.', path)}.{option.Name}"));

    private static IEnumerable<(string Key, ApplicationCommandOption Option)> OptionsOf(
        IReadOnlyList<ApplicationCommandOption>? options, IReadOnlyList<string> path) =>
        (options ?? []).SelectMany(option => IsSubcommand(option)
            ? OptionsOf(option.Options, [.. path, option.Name])
            : [(LocalizedCommands.OptionKey(path, option.Name), option)]);

    private static bool IsSubcommand(ApplicationCommandOption option) =>
        option.Type is ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup;

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Placeholder();

    // `option`, or `/command option:value`.
    [GeneratedRegex("`(?:(?<word>[a-z-]+)|(?<call>/[^`]+))`")]
    private static partial Regex Code();

    [GeneratedRegex(@" (?<name>[a-z-]+):\S")]
    private static partial Regex Argument();

    [GeneratedRegex("\"(?<key>[a-z-]+\\.[a-z0-9-]+(\\.[a-z0-9-]+)*)\"")]
    private static partial Regex KeyLiteral();

    // A key that is put together ends in what its area enumerates: $"period.{name}".
    [GeneratedRegex("\\$\"(?<beginning>[a-z-]+\\.([a-z0-9-]+\\.)*)\\{")]
    private static partial Regex KeyBeginning();
}
