using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Help;

/// <summary>What help shows: all commands, or one with its options.</summary>
internal static class HelpPage
{
    /// <param name="menus">The names of entries in the menus of people.</param>
    public static Embed OfAll(IReadOnlyList<CommandHelp> commands, IReadOnlyList<string> menus, LanguageTexts texts)
    {
        List<string> lines =
        [
            .. commands.Where(command => command.Required is Permissions.None).Select(command => Line(command, texts)),
            .. menus.Select(name => texts.Say("help.menu", ("name", TextValue.Markdown(name)))),
        ];
        var restricted = commands.Where(command => command.Required is not Permissions.None).ToList();
        if (restricted.Count > 0)
        {
            lines.Add("");
            lines.Add(texts["help.for-managers"]);
            lines.AddRange(restricted.Select(command => Line(command, texts)));
        }

        return new Embed
        {
            Title = texts["help.title"],
            Description = Lists.Lines(lines, EmbedLimits.Description, texts),
            Footer = new EmbedFooter { Text = texts["help.more-of-one"] },
        };
    }

    public static Embed Of(CommandHelp command, LanguageTexts texts)
    {
        List<string> lines = [command.Description];
        if (command.Required is not Permissions.None)
        {
            var names = Lists.And(PermissionTexts.NamesOf(command.Required, texts), texts);
            lines.Add(texts.Say("help.needs", ("permissions", TextValue.Markdown(names))));
        }

        if (command.Options.Count + command.Children.Count > 0)
        {
            lines.Add("");
        }

        lines.AddRange(command.Children.Select(child => Line(child, texts)));
        lines.AddRange(command.Options.Select(option => Line(option, texts)));
        return new Embed { Title = Usage(command, texts), Description = Lists.Lines(lines, EmbedLimits.Description, texts) };
    }

    /// <summary>How it is called: optional ones in brackets.</summary>
    private static string Usage(CommandHelp command, LanguageTexts texts) => "/" + string.Join(
        ' ', command.Options.Select(option => option.Required == true ? NameOf(option, texts) : $"[{NameOf(option, texts)}]").Prepend(command.Path));

    // As Discord shows it to the caller.
    private static string NameOf(ApplicationCommandOption option, LanguageTexts texts) => CommandHelp.In(texts, option.Name, option.NameLocalizations);

    private static string Line(CommandHelp command, LanguageTexts texts) => texts.Say(
        "help.command", ("usage", TextValue.Markdown(Usage(command, texts))), ("description", TextValue.Markdown(command.Description)));

    private static string Line(ApplicationCommandOption option, LanguageTexts texts)
    {
        var line = texts.Say(
            option.Required == true ? "help.option" : "help.optional",
            ("name", TextValue.Markdown(NameOf(option, texts))),
            ("description", TextValue.Markdown(CommandHelp.In(texts, option.Description, option.DescriptionLocalizations))));
        return option.Choices is not { Count: > 0 } choices ? line : texts.Say(
            "help.choices",
            ("option", TextValue.Markdown(line)),
            ("choices", TextValue.Markdown(string.Join(
                ", ", choices.Select(choice => CommandHelp.In(texts, choice.Name, choice.NameLocalizations))))));
    }
}
