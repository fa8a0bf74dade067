using System.Globalization;
using System.Net;
using System.Text.Json;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Domain.Links;
using KillBot.Domain.Notifications;
using KillBot.Domain.Users;
using KillBot.Domain.Webhooks.Delivery;

namespace KillBot.Bot.Feeds;

/// <summary>Tells people by direct message what has become of their webhooks and links.</summary>
internal sealed class DirectMessageSender(IDiscordRest discord, DiscordGateway gateway, UserQueries users) : INotificationSender
{
    /// <summary>Discord refused the bot: the operator has to act, so there is no hurry.</summary>
    private static readonly TimeSpan RefusedDelay = TimeSpan.FromMinutes(1);

    private const int MaxNameLength = 100;

    public string Kind => Destination.DiscordUserKind;

    public int MaxEvents => 1;

    // Many people take no direct messages from bots; lists of webhooks and links show the same.
    public LogLevel FailureLevel => LogLevel.Information;

    public async Task<ComposedMessage> ComposeAsync(
        Destination destination, IReadOnlyList<OutboxItem> waiting, CancellationToken cancellationToken)
    {
        var user = await users.FindByDiscordIdAsync(long.Parse(destination.Id, CultureInfo.InvariantCulture), cancellationToken);
        var text = TextOf(waiting[0], LanguageTexts.Of(Language.Of(user?.Locale)));
        return new ComposedMessage(text is null ? null : JsonSerializer.Serialize(text, FeedJsonContext.Default.String), 1);
    }

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (gateway.StopReason is { } refusal)
        {
            return new SendResult.Offline(refusal, RefusedDelay);
        }

        var userId = Snowflake.Parse(Destination.Parse(message.Destination).Id);
        var post = new CreateMessage
        {
            Content = JsonSerializer.Deserialize(message.Payload, FeedJsonContext.Default.String),
            Nonce = message.Nonce,
        };
        try
        {
            var channel = await discord.CreateDmAsync(userId, cancellationToken);
            await discord.CreateMessageAsync(channel.Id, post, cancellationToken);
            return SendResult.Sent;
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

    private static string? TextOf(OutboxItem item, LanguageTexts texts) => item switch
    {
        { Event: EventName.WebhookDisabled, Data: { } data } => TextOf(WebhookDisabled.Parse(data)),
        { Event: EventName.LinkMoved, Data: { } data } => TextOf(LinkMoved.Parse(data), texts),
        _ => null,
    };

    private static string TextOf(LinkMoved moved, LanguageTexts texts) => texts.Say(
        moved.Kind == LinkKind.Rsi ? "link.moved-rsi" : "link.moved-vrchat", ("name", TextValue.Escaped(moved.Name, MaxNameLength)));

    private static string TextOf(WebhookDisabled disabled) =>
        $"I have switched off your webhook **{Markdown.Escape(disabled.Name, MaxNameLength)}**. {disabled.Reason} "
        + "What was waiting for it is dropped. Switch it on again once its receiver works.";
}
