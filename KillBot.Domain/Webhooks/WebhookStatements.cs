using KillBot.Domain.Data;
using KillBot.Domain.Notifications;

namespace KillBot.Domain.Webhooks;

/// <summary>Reads and writes webhooks inside a transaction of the writer.</summary>
internal static class WebhookStatements
{
    private const string Select = """
        SELECT name, url, events, scope, server_id, protected_secret, headers, max_retries, retry_delay, backoff_multiplier, is_active,
            disabled_reason, failing_since, created_at, updated_at
        FROM webhooks WHERE id = @p0 AND user_id = @p1
        """;

    private const string Upsert = """
        INSERT INTO webhooks (
            id, user_id, name, url, events, scope, server_id, protected_secret, headers, max_retries, retry_delay, backoff_multiplier,
            is_active, disabled_reason, failing_since, created_at, updated_at)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16)
        ON CONFLICT (id) DO UPDATE SET
            name = excluded.name, url = excluded.url, events = excluded.events, scope = excluded.scope, server_id = excluded.server_id,
            protected_secret = excluded.protected_secret, headers = excluded.headers, max_retries = excluded.max_retries,
            retry_delay = excluded.retry_delay, backoff_multiplier = excluded.backoff_multiplier, is_active = excluded.is_active,
            disabled_reason = excluded.disabled_reason, failing_since = excluded.failing_since, updated_at = excluded.updated_at
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>A webhook of an account; null when the account has none by this id.</summary>
        public Webhook? FindWebhook(Guid id, Guid userId)
        {
            using var reader = transaction.Command(Select).Set(0, id).Set(1, userId).Query();
            return !reader.Read() ? null : new Webhook
            {
                Id = id,
                UserId = userId,
                Name = reader.GetString(0),
                Url = reader.GetString(1),
                Events = reader.GetString(2),
                Scope = Enum.Parse<WebhookScope>(reader.GetString(3)),
                ServerId = reader.IdOrNull(4),
                ProtectedSecret = reader.BlobOrNull(5),
                Headers = reader.GetString(6),
                MaxRetries = reader.GetInt32(7),
                RetryDelay = reader.GetInt32(8),
                BackoffMultiplier = reader.GetDouble(9),
                IsActive = reader.GetBoolean(10),
                DisabledReason = reader.TextOrNull(11),
                FailingSince = reader.TimeOrNull(12),
                CreatedAt = reader.Time(13),
                UpdatedAt = reader.Time(14),
            };
        }

        public void SaveWebhook(Webhook webhook) => transaction.Command(Upsert)
            .Set(0, webhook.Id).Set(1, webhook.UserId).Set(2, webhook.Name).Set(3, webhook.Url).Set(4, webhook.Events)
            .Set(5, webhook.Scope.ToString()).Set(6, webhook.ServerId).Set(7, webhook.ProtectedSecret).Set(8, webhook.Headers)
            .Set(9, webhook.MaxRetries).Set(10, webhook.RetryDelay).Set(11, webhook.BackoffMultiplier).Set(12, webhook.IsActive)
            .Set(13, webhook.DisabledReason).Set(14, webhook.FailingSince).Set(15, webhook.CreatedAt).Set(16, webhook.UpdatedAt)
            .Execute();

        public long CountWebhooks(Guid userId)
        {
            using var reader = transaction.Command("SELECT count(*) FROM webhooks WHERE user_id = @p0").Set(0, userId).Query();
            reader.Read();
            return reader.GetInt64(0);
        }

        /// <summary>Forgets what waits for a webhook of one event, which it is no longer told of.</summary>
        public void DropEvent(Guid webhookId, string eventName) => OutboxStore.Abandon(
            transaction, Destination.Webhook(webhookId).ToString(), eventName, "The webhook is no longer told of this event.");
    }
}
