using System.Globalization;
using KillBot.Domain.Data;
using KillBot.Domain.Notifications;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>Notes whether deliveries arrive, and switches off webhooks that have no receiver any more.</summary>
/// <remarks>What an attempt says of a webhook that its owner has changed meanwhile is of the past, and changes nothing.</remarks>
internal sealed class WebhookHealth(DatabaseWriter writer, OutboxSignal signal, TimeProvider timeProvider)
{
    private const string Works = "UPDATE webhooks SET failing_since = NULL WHERE id = @p0";

    private const string Fails = """
        UPDATE webhooks SET failing_since = @p2 WHERE id = @p0 AND updated_at = @p1 AND failing_since IS NULL
        """;

    private const string SwitchOff = """
        UPDATE webhooks SET is_active = 0, disabled_reason = @p2, updated_at = @p3
        WHERE id = @p0 AND updated_at = @p1 AND is_active = 1
        """;

    private const string Owner = "SELECT discord_id FROM users WHERE id = @p0";

    /// <summary>A delivery has arrived.</summary>
    public async Task WorksAsync(Webhook webhook)
    {
        if (webhook.FailingSince is not null)
        {
            await WriteAsync(transaction => transaction.Command(Works).Set(0, webhook.Id).Execute() == 1);
        }
    }

    /// <summary>A delivery has failed; true when the webhook has been switched off for it.</summary>
    /// <param name="isGivenUp">It was the last attempt at the delivery.</param>
    public async Task<bool> FailedAsync(Webhook webhook, WebhookAnswer answer, bool isGivenUp)
    {
        if (answer.IsGone)
        {
            return await SwitchOffAsync(webhook, "The receiver answered with status 410: it wants no more deliveries.");
        }

        if (webhook.FailingSince is not { } since)
        {
            await WriteAsync(transaction => transaction.Command(Fails)
                .Set(0, webhook.Id).Set(1, webhook.UpdatedAt).Set(2, transaction.Now).Execute() == 1);
            return false;
        }

        // Not before a delivery's last attempt: after a quiet day the first failure may be a restart of the receiver.
        return isGivenUp && timeProvider.GetUtcNow() - since >= WebhookRetry.SwitchOffAfter
            && await SwitchOffAsync(webhook, $"Nothing has arrived for {WebhookRetry.SwitchOffAfter.TotalHours:0} hours. {answer.Error}");
    }

    /// <summary>More waits than <see cref="WebhookLimits.MaxWaiting"/>; true when the webhook has been switched off for it.</summary>
    public Task<bool> IsTooFarBehindAsync(Webhook webhook) => SwitchOffAsync(webhook, string.Create(
        CultureInfo.InvariantCulture,
        $"More than {WebhookLimits.MaxWaiting:N0} events were waiting: more come than its receiver takes. It should answer sooner, or be told of fewer events."));

    private Task<bool> SwitchOffAsync(Webhook webhook, string reason) => WriteAsync(transaction =>
    {
        if (transaction.Command(SwitchOff)
            .Set(0, webhook.Id).Set(1, webhook.UpdatedAt).Set(2, reason).Set(3, transaction.Now).Execute() == 0)
        {
            return false;
        }

        transaction.ForgetCached();
        OutboxStore.Abandon(transaction, Destination.Webhook(webhook.Id).ToString(), "The webhook was switched off.");
        transaction.AddToOutbox(
            signal,
            Destination.DiscordUser(OwnerOf(transaction, webhook)).ToString(),
            EventName.WebhookDisabled,
            webhook.Id,
            new WebhookDisabled(webhook.Name, reason).ToJson());
        return true;
    });

    // Its webhooks go with an account, so it is there.
    private static long OwnerOf(WriteTransaction transaction, Webhook webhook)
    {
        using var reader = transaction.Command(Owner).Set(0, webhook.UserId).Query();
        reader.Read();
        return reader.GetInt64(0);
    }

    // What an attempt has shown has to be known, however busy the writer is and even while the process stops.
    private Task<bool> WriteAsync(Func<WriteTransaction, bool> operation) =>
        writer.ExecuteWhenPossibleAsync(operation, CancellationToken.None);
}
