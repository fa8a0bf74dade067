using System.Net;
using System.Text.Json;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Domain.Notifications;
using KillBot.Domain.VRChat.Watches;

namespace KillBot.Bot.Feeds.VRChat;

/// <summary>
/// Tells watchers by direct message. What they may know is asked again when it is told: who has left the server, or who is watched against
/// their will, ends the watch.
/// </summary>
internal sealed class WatchSender(
    IDiscordRest discord, DiscordGateway gateway, VRChatWatches watches, WatchGate gate, TimeProvider timeProvider) : INotificationSender
{
    private static readonly TimeSpan RefusedDelay = TimeSpan.FromMinutes(1);

    public string Kind => Destination.DiscordWatchKind;

    public int MaxEvents => 1;

    // Many people take no direct messages from bots.
    public LogLevel FailureLevel => LogLevel.Information;

    public async Task<ComposedMessage> ComposeAsync(
        Destination destination, IReadOnlyList<OutboxItem> waiting, CancellationToken cancellationToken)
    {
        if (await watches.FindAsync(Guid.Parse(destination.Id), cancellationToken) is not var (watch, _)
            || timeProvider.GetUtcNow() - watch.BlockedAt < VRChatWatch.BlockedFor
            || !await gate.MayTellAsync(watch, cancellationToken))
        {
            return new ComposedMessage(null, 1);
        }

        var text = WatchWords.LineOf(WatchNotice.Parse(waiting[0].Data!), LanguageTexts.Of(Language.Of(watch.Locale)));
        return new ComposedMessage(JsonSerializer.Serialize(text, FeedJsonContext.Default.String), 1);
    }

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (gateway.StopReason is { } refusal)
        {
            return new SendResult.Offline(refusal, RefusedDelay);
        }

        if (await watches.FindAsync(Guid.Parse(Destination.Parse(message.Destination).Id), cancellationToken) is not var (watch, guildId))
        {
            return new SendResult.Dead("The watch has ended.");
        }

        try
        {
            var userId = new Snowflake((ulong)watch.DiscordId);
            if (!await IsMemberAsync(new Snowflake((ulong)guildId), userId, cancellationToken))
            {
                await watches.EndAsync(watch.ServerId, watch.DiscordId);
                return new SendResult.Dead("The watcher has left the server.");
            }

            var channel = await discord.CreateDmAsync(userId, cancellationToken);
            var post = new CreateMessage
            {
                Content = JsonSerializer.Deserialize(message.Payload, FeedJsonContext.Default.String),
                Nonce = message.Nonce,
            };
            await discord.CreateMessageAsync(channel.Id, post, cancellationToken);
            if (watch.BlockedAt is not null)
            {
                await watches.NoteBlockedAsync(watch.DiscordId, isBlocked: false);
            }

            return SendResult.Sent;
        }
        catch (DiscordRestException exception) when (exception.Code == DiscordErrorCode.CannotSendMessagesToUser)
        {
            // Each refusal counts against the bot: the list of watches tells, and in an hour it is tried again.
            await watches.NoteBlockedAsync(watch.DiscordId, isBlocked: true);
            return new SendResult.Dead(exception.Message);
        }
        catch (DiscordRestException exception)
        {
            return exception switch
            {
                { Status: HttpStatusCode.Unauthorized } => new SendResult.Offline(exception.Message, RefusedDelay),
                { IsTransient: true } => new SendResult.Retry(exception.Message, exception.RetryAfter),
                _ => new SendResult.Dead(exception.Message),
            };
        }
    }

    /// <summary>Nothing pauses a person.</summary>
    public Task DestinationPausedAsync(Destination destination, SendResult.Paused pause, CancellationToken cancellationToken) => Task.CompletedTask;

    // A guild that is not found has an outage, or has just removed the bot: neither ends anybody's membership.
    private async Task<bool> IsMemberAsync(Snowflake guildId, Snowflake userId, CancellationToken cancellationToken)
    {
        try
        {
            await discord.GetGuildMemberAsync(guildId, userId, cancellationToken);
            return true;
        }
        catch (DiscordRestException exception) when (exception.Code is DiscordErrorCode.UnknownMember or DiscordErrorCode.UnknownUser)
        {
            return false;
        }
    }
}
