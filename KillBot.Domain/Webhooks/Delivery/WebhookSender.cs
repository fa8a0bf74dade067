using System.Security.Cryptography;
using System.Text;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>Delivers events to webhooks, one event a message, in order.</summary>
internal sealed class WebhookSender(
    WebhookPayloads payloads,
    WebhookClient client,
    WebhookHealth health,
    ISigningKeyProtector protector,
    IDbContextFactory<KillBotDbContext> contexts,
    TimeProvider timeProvider) : INotificationSender
{
    public string Kind => Destination.WebhookKind;

    public LogLevel FailureLevel => LogLevel.Debug;

    public int MaxEvents => 1;

    public async Task<ComposedMessage> ComposeAsync(
        Destination destination, IReadOnlyList<OutboxItem> waiting, CancellationToken cancellationToken) =>
        await FindActiveAsync(destination, cancellationToken) is { } webhook
            ? new ComposedMessage(await payloads.ComposeAsync(webhook, waiting[0], cancellationToken), 1)
            : new ComposedMessage(null, waiting.Count);

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (await FindActiveAsync(Destination.Parse(message.Destination), cancellationToken) is not { } webhook)
        {
            return new SendResult.Dead("The webhook is switched off.");
        }

        if (await IsTooFarBehindAsync(message.Destination, cancellationToken) && await health.IsTooFarBehindAsync(webhook))
        {
            return new SendResult.Dead("The webhook was switched off.");
        }

        if (!TryReadSecret(webhook, out var secret))
        {
            return await FailedAsync(webhook, message, new WebhookAnswer(
                null, "The secret cannot be read any more, since this KillBot's keys were lost. Set it again.", null, TimeSpan.Zero));
        }

        using var request = DeliveryRequest.Create(webhook, message, secret, timeProvider.GetUtcNow());
        var answer = await client.PostAsync(request, cancellationToken);
        if (!answer.IsSuccess)
        {
            return await FailedAsync(webhook, message, answer);
        }

        await health.WorksAsync(webhook);
        return new SendResult.Delivered { Attempt = AttemptOf(answer) };
    }

    /// <summary>Webhooks are switched off instead; see <see cref="WebhookHealth"/>.</summary>
    public Task DestinationPausedAsync(Destination destination, SendResult.Paused pause, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<SendResult> FailedAsync(Webhook webhook, OutboxMessage message, WebhookAnswer answer)
    {
#pragma warning disable CA5394 // Jitter is no secret.
        var delay = WebhookRetry.DelayAfter(webhook, message.Attempts, Random.Shared.NextDouble());
#pragma warning restore CA5394
        var isOff = await health.FailedAsync(webhook, answer, isGivenUp: delay is null);
        return delay is { } usual && !isOff
            ? new SendResult.Retry(answer.Error, answer.RetryAfter ?? usual) { Attempt = AttemptOf(answer) }
            : new SendResult.Dead(answer.Error) { Attempt = AttemptOf(answer) };
    }

    private async Task<Webhook?> FindActiveAsync(Destination destination, CancellationToken cancellationToken)
    {
        var id = Guid.ParseExact(destination.Id, "N");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Webhooks.FirstOrDefaultAsync(webhook => webhook.Id == id && webhook.IsActive, cancellationToken);
    }

    // Costs as much as there is waiting, so next to nothing for a receiver that keeps up.
    private async Task<bool> IsTooFarBehindAsync(string destination, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.OutboxItems.Where(item => item.Destination == destination && item.MessageId == null)
            .OrderBy(item => item.Id).Skip(WebhookLimits.MaxWaiting).AnyAsync(cancellationToken);
    }

    private bool TryReadSecret(Webhook webhook, out string? secret)
    {
        try
        {
            secret = webhook.ProtectedSecret is { } stored ? Encoding.UTF8.GetString(protector.Unprotect(stored)) : null;
            return true;
        }
        catch (CryptographicException)
        {
            secret = null;
            return false;
        }
    }

    private static SendAttempt AttemptOf(WebhookAnswer answer) => new(answer.Duration, answer.Status);
}
