using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Help;

/// <summary>A slash command, a group of subcommands or a subcommand, as help tells of it.</summary>
/// <param name="Path">The names with single spaces: <c>feed add</c>.</param>
/// <param name="Required">What the caller must be allowed to.</param>
/// <param name="Options">Its own options; none where it has subcommands.</param>
/// <param name="Children">Its subcommands.</param>
internal sealed record CommandHelp(
    string Path,
    string Description,
    Permissions Required,
    IReadOnlyList<ApplicationCommandOption> Options,
    IReadOnlyList<CommandHelp> Children)
{
    /// <summary>What the caller may use of all commands; what works in servers only is left out elsewhere.</summary>
    public static IReadOnlyList<CommandHelp> ListFor(InteractionRequest request, RegisteredCommands commands) =>
    [
        .. commands.All
            .Where(definition => definition.Type is ApplicationCommandType.ChatInput && (request.GuildId is not null || !IsGuildOnly(definition)))
            .Select(definition => Describe(
                definition.Name, definition.Description, definition.DescriptionLocalizations, definition.Options, request, commands))
            .OfType<CommandHelp>(),
    ];

    /// <summary>The names of the entries that the caller has in the menus of people.</summary>
    public static IReadOnlyList<string> ListMenusFor(InteractionRequest request, RegisteredCommands commands) =>
    [
        .. commands.All
            .Where(definition => definition.Type is ApplicationCommandType.User && (request.GuildId is not null || !IsGuildOnly(definition))
                && request.CallerHas(definition.DefaultMemberPermissions ?? Permissions.None))
            .Select(definition => In(request.CallerTexts, definition.Name, definition.NameLocalizations)),
    ];

    /// <summary>It and all below it.</summary>
    public IEnumerable<CommandHelp> WithChildren() => Children.SelectMany(child => child.WithChildren()).Prepend(this);

    /// <summary>The text of a definition in a language.</summary>
    public static string In(LanguageTexts texts, string english, IReadOnlyDictionary<string, string>? localizations) =>
        localizations?.GetValueOrDefault(texts.Language.DiscordLocales[0]) ?? english;

    private static CommandHelp? Describe(
        string path,
        string description,
        IReadOnlyDictionary<string, string>? localizations,
        IReadOnlyList<ApplicationCommandOption>? options,
        InteractionRequest request,
        RegisteredCommands commands)
    {
        var required = commands.RequiredPermissions(path) ?? Permissions.None;
        if (!request.CallerHas(required))
        {
            return null;
        }

        var all = options ?? [];
        return new CommandHelp(
            path,
            In(request.CallerTexts, description, localizations),
            required,
            [.. all.Where(option => !IsSubcommand(option))],
            [
                .. all.Where(IsSubcommand)
                    .Select(option => Describe(
                        $"{path} {option.Name}", option.Description, option.DescriptionLocalizations, option.Options, request, commands))
                    .OfType<CommandHelp>(),
            ]);
    }

    private static bool IsSubcommand(ApplicationCommandOption option) =>
        option.Type is ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup;

    private static bool IsGuildOnly(ApplicationCommandDefinition definition) =>
        definition.Contexts is { Count: > 0 } contexts && contexts.All(context => context == InteractionContextType.Guild);
}
