using System.Globalization;
using KillBot.Bot.Boards;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.Boards;

namespace KillBot.Bot.Commands.Boards;

/// <summary><c>/board remove board</c></summary>
internal sealed class BoardRemoveCommand(BoardDirectory boards, BoardSuggestions suggestions) : ISubcommandHandler, IAutocompleteHandler
{
    public static string Path => "board remove";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (texts, number) = (context.CallerTexts, context.Options.Board);
        var shown = TextValue.Markdown(number.ToString(CultureInfo.InvariantCulture));
        await context.ReplyEphemeralAsync(
            await boards.RemoveAsync((long)context.GuildId!.Value.Value, number) is { } board
                ? texts.Say(
                    "board.removed",
                    ("number", shown),
                    ("board", TextValue.Markdown(BoardWords.Contents(board, texts))),
                    ("channel", TextValue.Channel(new Snowflake((ulong)board.ChannelId))))
                : texts.Say("board.unknown", ("number", shown)),
            cancellationToken);
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.OfAsync(request, cancellationToken);
}
