using KillBot.Bot.Charts;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Domain.Boards;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Boards;

/// <summary>Posts boards to their channels, or edits the post before.</summary>
internal sealed class BoardSender(
    IDiscordRest discord,
    DiscordGateway gateway,
    ChannelAccess access,
    PauseNotice notice,
    BoardPosts boards,
    BoardComposer composer,
    BoardCharts charts,
    GuildLanguages languages) : INotificationSender
{
    public string Kind => Destination.DiscordBoardKind;

    public int MaxEvents => 1;

    public async Task<ComposedMessage> ComposeAsync(
        Destination destination, IReadOnlyList<OutboxItem> waiting, CancellationToken cancellationToken)
    {
        if (waiting[0].Data is not { } data || await FindAsync(destination, cancellationToken) is not { IsOn: true } found)
        {
            return new ComposedMessage(null, 1);
        }

        var texts = await languages.OfAsync(new Snowflake((ulong)found.GuildId), cancellationToken);
        var message = await composer.ComposeAsync(found.Board, found.TimeZone, BoardPost.Parse(data), texts, cancellationToken);
        return new ComposedMessage(message.ToJson(), 1);
    }

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (gateway.StopReason is { } refusal)
        {
            return new SendResult.Offline(refusal, ChannelRefusal.OfflineDelay);
        }

        if (await FindAsync(Destination.Parse(message.Destination), cancellationToken) is not { } found)
        {
            return new SendResult.Dead("The board was removed.");
        }

        var (guildId, channelId) = (new Snowflake((ulong)found.GuildId), new Snowflake((ulong)found.Board.ChannelId));
        if (access.FindKnown(guildId, channelId) is { } problem)
        {
            // Discord would say no, and counts how often it has to.
            return ChannelRefusal.Pause(problem);
        }

        var post = BoardMessage.Parse(message.Payload);
        try
        {
            var messageId = await PostAsync(found.Board, guildId, channelId, post, message.Nonce, cancellationToken);
            await boards.NoteAsync(found.Board.Id, post.IsFinal || messageId.Value == 0 ? null : (long)messageId.Value, post.Places);
            return SendResult.Sent;
        }
        catch (DiscordRestException exception)
        {
            return await ChannelRefusal.ResultOfAsync(exception, message, () => Task.FromResult(access.FindKnown(guildId, channelId)));
        }
    }

    public Task DestinationPausedAsync(Destination destination, SendResult.Paused pause, CancellationToken cancellationToken) => TellAsync(
        destination,
        (texts, board, channel) => texts.Say(
            "board.paused",
            ("number", (long)board.Number),
            ("channel", channel),
            ("reason", TextValue.Markdown((ChannelProblem.Parse(pause.Code) ?? new ChannelProblem(ChannelProblemKind.Refused)).In(texts)))),
        cancellationToken);

    public Task DestinationResumedAsync(Destination destination, CancellationToken cancellationToken) => TellAsync(
        destination,
        (texts, board, channel) => texts.Say("board.resumed", ("number", (long)board.Number), ("channel", channel)),
        cancellationToken);

    private Task<PostableBoard?> FindAsync(Destination destination, CancellationToken cancellationToken) =>
        boards.FindAsync(Guid.ParseExact(destination.Id, "N"), cancellationToken);

    private async Task<Snowflake> PostAsync(
        ScheduledBoard board, Snowflake guildId, Snowflake channelId, BoardMessage post, string nonce, CancellationToken cancellationToken)
    {
        var picture = post.ToChart() is not { } chart ? null
            : access.AllowsFiles(guildId, channelId) ? await charts.DrawAsync(chart, cancellationToken)
            : new ChartPicture([], chart.ToText());
        IReadOnlyList<Embed> embeds = picture is null ? post.Embeds : [picture.On(post.Embeds[0]), .. post.Embeds.Skip(1)];
        if (board is { EditsPrevious: true, MessageId: { } previous } && !post.IsFinal)
        {
            try
            {
                var edit = new EditMessage { Embeds = embeds, Files = picture?.Files ?? [] };
                return (await discord.EditMessageAsync(channelId, new Snowflake((ulong)previous), edit, cancellationToken)).Id is { Value: > 0 } id
                    ? id
                    : new Snowflake((ulong)previous);
            }
            catch (DiscordRestException exception) when (exception.Code is DiscordErrorCode.UnknownMessage
                or DiscordErrorCode.OldMessageEditLimit or DiscordErrorCode.CannotEditMessageByAnotherUser)
            {
                // It was deleted, has been edited too often, or is another bot's, whose token was used before: a new one takes its place.
            }
        }

        var create = new CreateMessage { Embeds = embeds, Files = picture?.Files is { Count: > 0 } files ? files : null, Nonce = nonce };
        return (await discord.CreateMessageAsync(channelId, create, cancellationToken)).Id;
    }

    private async Task TellAsync(
        Destination destination, Func<LanguageTexts, ScheduledBoard, TextValue, string> compose, CancellationToken cancellationToken)
    {
        if (await FindAsync(destination, cancellationToken) is { } found)
        {
            var channelId = new Snowflake((ulong)found.Board.ChannelId);
            await notice.TellAsync(
                new Snowflake((ulong)found.GuildId),
                channelId,
                [found.Board.CreatedBy],
                texts => compose(texts, found.Board, TextValue.Channel(channelId)),
                cancellationToken);
        }
    }
}
