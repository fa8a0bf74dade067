using System.Globalization;
using KillBot.Bot.Boards;
using KillBot.Bot.Charts;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Boards;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Boards;

/// <summary><c>/board post board [preview]</c>: posts a board now, or shows it to the caller alone.</summary>
internal sealed class BoardPostCommand(
    BoardDirectory boards,
    BoardComposer composer,
    BoardSuggestions suggestions,
    ServerSettingsService settings,
    ChannelAccess access,
    ChartPictures charts,
    GuildLanguages languages,
    TimeProvider timeProvider) : ISubcommandHandler, IAutocompleteHandler
{
    public static string Path => "board post";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var (texts, guildId, number) = (context.CallerTexts, context.GuildId!.Value, context.Options.Board);
        var shown = TextValue.Markdown(number.ToString(CultureInfo.InvariantCulture));
        var chosen = await settings.FindByGuildAsync((long)guildId.Value, cancellationToken);
        if (await boards.FindAsync((long)guildId.Value, number, cancellationToken) is not { } board)
        {
            await context.ReplyEphemeralAsync(texts.Say("board.unknown", ("number", shown)), cancellationToken);
        }
        else if (context.Options.IsPreview)
        {
            await ShowAsync(context, board, chosen.TimeZone ?? BoardAgenda.DefaultTimeZone, cancellationToken);
        }
        else if (!(chosen.Leaderboard && chosen.Notifications))
        {
            await context.ReplyEphemeralAsync(texts["board.silent"], cancellationToken);
        }
        else
        {
            var channelId = new Snowflake((ulong)board.ChannelId);
            var channel = TextValue.Channel(channelId);
            var problem = access.Find(guildId, channelId);
            if (problem is null)
            {
                await boards.PostAsync((long)guildId.Value, number);
            }

            await context.ReplyEphemeralAsync(
                problem is null
                    ? texts.Say("board.posting", ("number", shown), ("channel", channel))
                    : texts.Say("board.no-access", ("channel", channel), ("reason", TextValue.Markdown(problem.In(texts)))),
                cancellationToken);
        }
    }

    public Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        suggestions.OfAsync(request, cancellationToken);

    // As everybody would see it, in the server's language.
    private async Task ShowAsync(InteractionContext context, ScheduledBoard board, string timeZone, CancellationToken cancellationToken)
    {
        var texts = await languages.OfAsync(context, cancellationToken);
        var message = await composer.ComposeAsync(board, timeZone, new BoardPost(timeProvider.GetUtcNow(), false), texts, cancellationToken);
        var picture = message.ToChart() is { } chart ? await charts.DrawAsync(chart, cancellationToken) : new ChartPicture([], "");
        await context.RespondAsync(
            new FollowupMessage
            {
                Embeds = message.ToChart() is null ? message.Embeds : [picture.On(message.Embeds[0]), .. message.Embeds.Skip(1)],
                Files = picture.Files.Count > 0 ? picture.Files : null,
                Flags = MessageFlags.Ephemeral,
            },
            cancellationToken);
    }
}
