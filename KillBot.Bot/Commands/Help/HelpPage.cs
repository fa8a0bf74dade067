using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Help;

/// <summary>What help shows: all commands, or one with its options.</summary>
internal static class HelpPage
{
    // Room for the line that tells how many are left out.
    private const int MaxLength = EmbedLimits.Description - 200;

    public static Embed OfAll(IReadOnlyList<CommandHelp> commands, LanguageTexts texts)
    {
        List<string> lines = [.. commands.Where(command => command.Required is Permissions.None).Select(command => Line(command, texts))];
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
            Description = Fit(lines, texts),
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
        return new Embed { Title = Usage(command), Description = Fit(lines, texts) };
    }

    /// <summary>How it is called: optional ones in brackets.</summary>
    private static string Usage(CommandHelp command) => "/" + string.Join(
        ' ', command.Options.Select(option => option.Required == true ? option.Name : $"[{option.Name}]").Prepend(command.Path));

    private static string Line(CommandHelp command, LanguageTexts texts) => texts.Say(
        "help.command", ("usage", TextValue.Markdown(Usage(command))), ("description", TextValue.Markdown(command.Description)));

    private static string Line(ApplicationCommandOption option, LanguageTexts texts)
    {
        var line = texts.Say(
            option.Required == true ? "help.option" : "help.optional",
            ("name", TextValue.Markdown(option.Name)),
            ("description", TextValue.Markdown(CommandHelp.In(texts, option.Description, option.DescriptionLocalizations))));
        return option.Choices is not { Count: > 0 } choices ? line : texts.Say(
            "help.choices",
            ("option", TextValue.Markdown(line)),
            ("choices", TextValue.Markdown(string.Join(
                ", ", choices.Select(choice => CommandHelp.In(texts, choice.Name, choice.NameLocalizations))))));
    }

    private static string Fit(List<string> lines, LanguageTexts texts)
    {
        var length = 0;
        var shown = lines.TakeWhile(line => (length += line.Length + 1) <= MaxLength).ToList();
        if (shown.Count < lines.Count)
        {
            shown.Add(texts.Say("help.left-out", ("lines", (long)(lines.Count - shown.Count))));
        }

        return string.Join('\n', shown);
    }
}
