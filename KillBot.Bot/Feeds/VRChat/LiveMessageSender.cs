using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.VRChat.Live;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Bot.Feeds.VRChat;

/// <summary>
/// Posts and edits the messages that show instances. The outbox keeps none of their text: what is sent is how things are by then, so
/// that whatever had to wait is skipped for what is newer.
/// </summary>
internal sealed class LiveMessageSender(
    IDiscordRest discord,
    DiscordGateway gateway,
    ChannelAccess access,
    PauseNotice notice,
    LiveMessages messages,
    LiveInstanceReader reader,
    VRChatVisibility visibility,
    GuildLanguages languages) : INotificationSender
{
    private const int HashLength = 16;

    public string Kind => Destination.DiscordLiveKind;

    public int MaxEvents => 1;

    public async Task<ComposedMessage> ComposeAsync(
        Destination destination, IReadOnlyList<OutboxItem> waiting, CancellationToken cancellationToken)
    {
        var item = waiting[0];
        // What is stored is sent, whatever its age: Discord may have it from a try of which nobody knows.
        var isDue = await messages.FindAsync(item.SubjectId, cancellationToken) is { } found
            && (item.MessageId is not null
                || (IsWanted(found) && !messages.IsHistory(found.Message) && await RenderAsync(found, cancellationToken) is not null));
        return new ComposedMessage(isDue ? JsonSerializer.Serialize(item.SubjectId.ToString("N"), FeedJsonContext.Default.String) : null, 1);
    }

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (gateway.StopReason is { } refusal)
        {
            return new SendResult.Offline(refusal, ChannelRefusal.OfflineDelay);
        }

        var id = Guid.ParseExact(JsonSerializer.Deserialize(message.Payload, FeedJsonContext.Default.String)!, "N");
        if (await messages.FindAsync(id, cancellationToken) is not { } found || await RenderAsync(found, cancellationToken) is not { } post)
        {
            // What it was to say has been said, or is not to be said any more.
            return SendResult.Sent;
        }

        var (guildId, channelId) = (new Snowflake((ulong)found.GuildId), new Snowflake((ulong)found.Message.ChannelId));
        if (access.FindKnown(guildId, channelId) is { } problem)
        {
            // Discord would say no, and counts how often it has to.
            return LeaveOrPause(found, ChannelRefusal.Pause(problem));
        }

        try
        {
            return await PostAsync(found.Message, channelId, post, message.Nonce, cancellationToken)
                ? SendResult.Sent
                : new SendResult.Retry("The message was posted, but which one it is could not be read.");
        }
        catch (DiscordRestException exception) when (exception.Code == DiscordErrorCode.UnknownMessage)
        {
            await messages.NoteDeletedAsync(id);
            return SendResult.Sent;
        }
        catch (DiscordRestException exception)
        {
            return LeaveOrPause(
                found, await ChannelRefusal.ResultOfAsync(exception, message, () => Task.FromResult(access.FindKnown(guildId, channelId))));
        }
    }

    public Task DestinationPausedAsync(Destination destination, SendResult.Paused pause, CancellationToken cancellationToken) =>
        notice.PausedAsync(destination, pause, cancellationToken);

    public Task DestinationResumedAsync(Destination destination, CancellationToken cancellationToken) =>
        notice.ResumedAsync(destination, cancellationToken);

    // What a feed had not posted yet when it came to rest, or went, is not posted afterwards.
    private static bool IsWanted(PostableLiveMessage found) => found.IsFollowed || found.Message.MessageId is not null;

    // Nobody waits for what a feed showed that is gone.
    private static SendResult LeaveOrPause(PostableLiveMessage found, SendResult result) =>
        result is SendResult.Paused && !found.IsFollowed ? SendResult.Sent : result;

    private async Task<bool> PostAsync(LiveMessage message, Snowflake channelId, LivePost post, string nonce, CancellationToken cancellationToken)
    {
        if (message.MessageId is { } known)
        {
            await discord.EditMessageAsync(channelId, new Snowflake((ulong)known), new EditMessage { Embeds = [post.Embed] }, cancellationToken);
            await messages.NoteAsync(message.Id, known, post.Hash);
            return true;
        }

        var created = await discord.CreateMessageAsync(channelId, new CreateMessage { Embeds = [post.Embed], Nonce = nonce }, cancellationToken);
        if (created.Id.Value == 0)
        {
            // By the nonce Discord answers with the same one again.
            return false;
        }

        // An earlier try may have arrived, with what was to be shown then.
        var isAsSent = created.Embeds is [var embed] && (embed.Title, embed.Description) == (post.Embed.Title, post.Embed.Description);
        await messages.NoteAsync(message.Id, (long)created.Id.Value, isAsSent ? post.Hash : null);
        return true;
    }

    /// <summary>What is to be shown; null when it is shown already, or nothing is.</summary>
    private async Task<LivePost?> RenderAsync(PostableLiveMessage found, CancellationToken cancellationToken)
    {
        if (found.Message.IsUnwanted || await reader.ReadAsync(found.Message, cancellationToken) is not { } shown)
        {
            return null;
        }

        var hidden = await visibility.FindHiddenAsync(
            [.. shown.Instance.Present.Select(visit => visit.UserId).Distinct()], Viewer.MembersOf(found.Message.ServerId), cancellationToken);
        var texts = await languages.OfAsync(new Snowflake((ulong)found.GuildId), cancellationToken);
        var embed = LiveInstanceEmbed.Of(shown, hidden, texts);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(new ChannelMessage { Embeds = [embed] }.ToJson()))[..HashLength];
        return found.Message is { MessageId: not null, Shown: { } before } && before.AsSpan().SequenceEqual(hash) ? null : new LivePost(embed, hash);
    }

    private sealed record LivePost(Embed Embed, byte[] Hash);
}
