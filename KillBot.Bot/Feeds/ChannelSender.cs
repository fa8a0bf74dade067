using System.Net;
using System.Text.Json;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Feeds;

/// <summary>Posts kills to Discord channels.</summary>
internal sealed class ChannelSender(
    IDiscordRest discord, DiscordGateway gateway, ChannelAccess access, PauseNotice notice, KillNotifications kills) : INotificationSender
{
    /// <summary>Discord refused the bot: the operator has to act, so there is no hurry.</summary>
    private static readonly TimeSpan RefusedDelay = TimeSpan.FromMinutes(1);

    /// <summary>Until the gateway's event, which tells what is missing, has surely come too.</summary>
    private static readonly TimeSpan SecondLookDelay = TimeSpan.FromSeconds(1);

    public string Kind => Destination.DiscordKind;

    public int MaxEvents => 200;

    public async Task<ComposedMessage> ComposeAsync(
        Destination destination, IReadOnlyList<OutboxItem> waiting, CancellationToken cancellationToken)
    {
        var found = await kills.ReadAsync(destination, [.. waiting.Select(item => item.SubjectId)], cancellationToken);
        var told = waiting.TakeWhile(item => found.ContainsKey(item.SubjectId)).Select(item => found[item.SubjectId]).ToList();
        if (told.Count == 0)
        {
            // Deleted, with the player who was in it.
            return new ComposedMessage(null, waiting.TakeWhile(item => !found.ContainsKey(item.SubjectId)).Count());
        }

        var (embeds, count) = told.Count <= EmbedLimits.EmbedsPerMessage
            ? ([.. told.Select(KillEmbed.Of)], told.Count)
            : BurstDigest.Of(told);
        return new ComposedMessage(JsonSerializer.Serialize(embeds, FeedJsonContext.Default.IReadOnlyListEmbed), count);
    }

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (gateway.StopReason is { } refusal)
        {
            return new SendResult.Offline(refusal, RefusedDelay);
        }

        var channelId = Snowflake.Parse(Destination.Parse(message.Destination).Id);
        if (await access.DescribeKnownMissingAsync(channelId, cancellationToken) is { } missing)
        {
            // Discord would say no, and counts how often it has to.
            return new SendResult.Paused(missing);
        }

        var post = new CreateMessage
        {
            Embeds = JsonSerializer.Deserialize(message.Payload, FeedJsonContext.Default.IReadOnlyListEmbed),
            Nonce = message.Nonce,
        };
        try
        {
            await discord.CreateMessageAsync(channelId, post, cancellationToken);
            return SendResult.Sent;
        }
        catch (DiscordRestException exception)
        {
            return await ResultOfAsync(exception, message, channelId, cancellationToken);
        }
    }

    public Task DestinationPausedAsync(Destination destination, SendResult.Paused pause, CancellationToken cancellationToken) =>
        notice.SendAsync(Snowflake.Parse(destination.Id), pause.Reason, cancellationToken);

    private async Task<SendResult> ResultOfAsync(
        DiscordRestException exception, OutboxMessage message, Snowflake channelId, CancellationToken cancellationToken) => exception switch
        {
            { Code: DiscordErrorCode.UnknownChannel } => new SendResult.Paused("The channel no longer exists, or I cannot see it."),
            { Code: DiscordErrorCode.MissingAccess or DiscordErrorCode.MissingPermissions } =>
                await access.DescribeKnownMissingAsync(channelId, cancellationToken) is { } missing ? new SendResult.Paused(missing)
                : message.Attempts == 0 ? new SendResult.Retry(exception.Message, SecondLookDelay)
                : new SendResult.Paused("Discord does not let me post there."),
            { Code: DiscordErrorCode.ThreadArchived or DiscordErrorCode.ThreadLocked } =>
                new SendResult.Paused("The thread is archived or locked."),
            { Code: DiscordErrorCode.CannotSendMessagesInNonTextChannel } => new SendResult.Paused("It is no text channel any more."),
            { Status: HttpStatusCode.Unauthorized } => new SendResult.Offline(exception.Message, RefusedDelay),
            { IsTransient: true } => new SendResult.Retry(exception.Message, exception.RetryAfter),
            _ => new SendResult.Dead(exception.Message),
        };
}
