using KillBot.Domain.Data;
using KillBot.Domain.Notifications;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>Delivers once more what was delivered or given up, with the same body and the same <c>webhook-id</c>.</summary>
public sealed class WebhookReplay
{
    private const string Find = """
        SELECT w.is_active, m.nonce, m.payload, m.sent_at IS NOT NULL OR m.failed_at IS NOT NULL
        FROM webhooks w LEFT JOIN outbox_messages m ON m.id = @p2 AND m.destination = @p3
        WHERE w.id = @p0 AND w.user_id = @p1
        """;

    private const string CopyItem = """
        INSERT INTO outbox_items (destination, event, subject_id, data, created_at, message_id)
        SELECT destination, event, subject_id, data, @p1, @p2 FROM outbox_items WHERE message_id = @p0
        """;

    private readonly DatabaseWriter _writer;
    private readonly OutboxSignal _signal;

    internal WebhookReplay(DatabaseWriter writer, OutboxSignal signal)
    {
        _writer = writer;
        _signal = signal;
    }

    /// <exception cref="WriteQueueFullException">Too much is waiting to be written.</exception>
    public Task<WebhookReplayResult> ReplayAsync(Guid userId, Guid webhookId, Guid deliveryId) => _writer.ExecuteAsync(transaction =>
    {
        var destination = Destination.Webhook(webhookId).ToString();
        var (refusal, nonce, payload) = Read(transaction, userId, webhookId, deliveryId, destination);
        if (refusal is { } reason)
        {
            return new WebhookReplayResult(null, reason);
        }

        var message = OutboxStore.Insert(transaction, destination, payload, nonce);
        transaction.Command(CopyItem).Set(0, deliveryId).Set(1, transaction.Now).Set(2, message.Id).Execute();
        transaction.AfterCommit(() => _signal.Wake(destination));
        return new WebhookReplayResult(message.Id, null);
    });

    private static (WebhookReplayRefusal? Refusal, string Nonce, string Payload) Read(
        WriteTransaction transaction, Guid userId, Guid webhookId, Guid deliveryId, string destination)
    {
        using var reader = transaction.Command(Find).Set(0, webhookId).Set(1, userId).Set(2, deliveryId).Set(3, destination).Query();
        return !reader.Read() ? (WebhookReplayRefusal.NoWebhook, "", "")
            : reader.IsDBNull(1) ? (WebhookReplayRefusal.NoDelivery, "", "")
            : !reader.GetBoolean(0) ? (WebhookReplayRefusal.IsOff, "", "")
            : !reader.GetBoolean(3) ? (WebhookReplayRefusal.IsPending, "", "")
            : (null, reader.GetString(1), reader.GetString(2));
    }
}

/// <param name="DeliveryId">The new delivery; none when refused.</param>
public readonly record struct WebhookReplayResult(Guid? DeliveryId, WebhookReplayRefusal? Refusal);

/// <summary>Why a delivery is not repeated.</summary>
public enum WebhookReplayRefusal
{
    /// <summary>The account has no such webhook.</summary>
    NoWebhook,

    /// <summary>The webhook has no such delivery, or it is no longer kept.</summary>
    NoDelivery,

    /// <summary>The webhook is switched off.</summary>
    IsOff,

    /// <summary>It is still being tried.</summary>
    IsPending,
}
