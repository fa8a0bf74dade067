using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Help;

/// <summary><c>/help [command]</c>: what the caller may use, in their language.</summary>
internal sealed class HelpCommand(RegisteredCommands commands) : IApplicationCommandHandler, IAutocompleteHandler
{
    private const string CommandOption = "command";
    private const int Suggestions = 25;
    private const int NameLength = 100;

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "help",
        Options =
        [
            new() { Type = ApplicationCommandOptionType.String, Name = CommandOption, MaxLength = NameLength, Autocomplete = true },
        ],
    }.Localized();

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var all = CommandHelp.ListFor(context, commands);
        if (context.Options.FindString(CommandOption) is not { } typed)
        {
            return RespondAsync(context, HelpPage.OfAll(all, CommandHelp.ListMenusFor(context, commands), texts), cancellationToken);
        }

        var path = PathOf(typed);
        var found = all.SelectMany(command => command.WithChildren())
            .FirstOrDefault(command => command.Path.Equals(path, StringComparison.OrdinalIgnoreCase));
        return found is null
            ? context.ReplyEphemeralAsync(texts.Say("help.unknown", ("command", TextValue.Escaped(typed, NameLength))), cancellationToken)
            : RespondAsync(context, HelpPage.Of(found, texts), cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        var path = PathOf(request.Options.Focused?.Value?.AsString ?? "");
        var paths = CommandHelp.ListFor(request, commands).SelectMany(command => command.WithChildren()).Select(command => command.Path)
            .Where(known => known.Contains(path, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(known => known.StartsWith(path, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult<IReadOnlyList<ApplicationCommandOptionChoice>>(
            [.. paths.Take(Suggestions).Select(known => new ApplicationCommandOptionChoice { Name = "/" + known, Value = known })]);
    }

    private static string PathOf(string typed) => typed.Trim().TrimStart('/');

    private static Task RespondAsync(InteractionContext context, Embed page, CancellationToken cancellationToken) =>
        context.RespondAsync(new FollowupMessage { Embeds = [page], Flags = MessageFlags.Ephemeral }, cancellationToken);
}
