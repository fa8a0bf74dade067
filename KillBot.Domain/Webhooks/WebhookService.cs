using System.Text;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using KillBot.Domain.Notifications;

namespace KillBot.Domain.Webhooks;

/// <summary>Makes, changes and removes webhooks, for their owners.</summary>
public sealed class WebhookService
{
    private readonly DatabaseWriter _writer;
    private readonly ISigningKeyProtector _protector;
    private readonly OutboxSignal _signal;

    internal WebhookService(DatabaseWriter writer, ISigningKeyProtector protector, OutboxSignal signal)
    {
        _writer = writer;
        _protector = protector;
        _signal = signal;
    }

    /// <summary>Makes a webhook, which is told of events from now on.</summary>
    /// <param name="wanted">With name, address and events.</param>
    /// <returns>Null when the account has <see cref="WebhookLimits.MaxPerAccount"/>.</returns>
    public Task<Webhook?> CreateAsync(Guid userId, WebhookChange wanted)
    {
        var secret = Protect(wanted);
        return _writer.ExecuteAsync(transaction =>
        {
            if (transaction.CountWebhooks(userId) >= WebhookLimits.MaxPerAccount)
            {
                return null;
            }

            var webhook = new Webhook
            {
                Id = Guid.CreateVersion7(transaction.Now),
                UserId = userId,
                Name = wanted.Name!,
                Url = wanted.Url!,
                Events = "",
                Scope = WebhookScope.Servers,
                Headers = "{}",
                MaxRetries = WebhookLimits.DefaultRetries,
                RetryDelay = WebhookLimits.DefaultRetryDelay,
                BackoffMultiplier = WebhookLimits.DefaultBackoffMultiplier,
                IsActive = true,
                CreatedAt = transaction.Now,
                UpdatedAt = transaction.Now,
            };
            Apply(transaction, webhook, wanted, secret);
            return webhook;
        });
    }

    /// <summary>
    /// Changes a webhook; null when the account has none by this id. What waits for it is dropped when it is switched off, and of events
    /// that it is no longer told of. Switched on again it begins anew.
    /// </summary>
    public Task<Webhook?> UpdateAsync(Guid userId, Guid id, WebhookChange change)
    {
        var secret = Protect(change);
        return _writer.ExecuteAsync(transaction =>
        {
            if (transaction.FindWebhook(id, userId) is not { } webhook)
            {
                return null;
            }

            var events = EventsOf(webhook);
            Apply(transaction, webhook, change, secret);
            if (change.IsActive == false)
            {
                Abandon(transaction, id, "The webhook was switched off.");
            }

            foreach (var lost in events.Except(EventsOf(webhook), StringComparer.Ordinal))
            {
                transaction.DropEvent(id, lost);
            }

            return webhook;
        });
    }

    /// <summary>Removes a webhook and what waits for it; false when the account has none by this id.</summary>
    public Task<bool> DeleteAsync(Guid userId, Guid id) => _writer.ExecuteAsync(transaction =>
    {
        if (transaction.Command("DELETE FROM webhooks WHERE id = @p0 AND user_id = @p1").Set(0, id).Set(1, userId).Execute() == 0)
        {
            return false;
        }

        Abandon(transaction, id, "The webhook was deleted.");
        transaction.Command("DELETE FROM outbox_destinations WHERE destination = @p0")
            .Set(0, Destination.Webhook(id).ToString()).Execute();
        transaction.ForgetCached();
        return true;
    });

    /// <summary>
    /// Sends <see cref="EventName.WebhookTest"/> to a webhook, in its turn; one at a time. Null when the account has none by this id, and
    /// false when it is switched off.
    /// </summary>
    public Task<bool?> TestAsync(Guid userId, Guid id) => _writer.ExecuteAsync<bool?>(transaction =>
    {
        if (transaction.FindWebhook(id, userId) is not { } webhook)
        {
            return null;
        }

        if (webhook.IsActive)
        {
            var data = new WebhookTest(
                Text.PublicId.OfWebhook(id), webhook.Name, "This webhook can be reached from KillBot.", transaction.Now);
            transaction.AddToOutbox(_signal, Destination.Webhook(id).ToString(), EventName.WebhookTest, id, data.ToJson());
        }

        return webhook.IsActive;
    });

    /// <summary>The names of the events that a webhook is told of.</summary>
    public static IReadOnlyList<string> EventsOf(Webhook webhook) => webhook.Events.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Apply(WriteTransaction transaction, Webhook webhook, WebhookChange change, byte[]? secret)
    {
        if ((change.IsActive == true && !webhook.IsActive) || (change.Url is { } url && url != webhook.Url))
        {
            webhook.FailingSince = null;
        }

        webhook.Name = change.Name ?? webhook.Name;
        webhook.Url = change.Url ?? webhook.Url;
        webhook.Events = change.Events is { } events ? string.Join(' ', events) : webhook.Events;
        webhook.Scope = change.Scope ?? webhook.Scope;
        webhook.ServerId = change.ChangesServer ? change.ServerId : webhook.ServerId;
        webhook.ProtectedSecret = change.ChangesSecret ? secret : webhook.ProtectedSecret;
        webhook.Headers = change.Headers is { } headers ? WebhookHeaders.ToJson(headers) : webhook.Headers;
        webhook.MaxRetries = change.MaxRetries ?? webhook.MaxRetries;
        webhook.RetryDelay = change.RetryDelay ?? webhook.RetryDelay;
        webhook.BackoffMultiplier = change.BackoffMultiplier ?? webhook.BackoffMultiplier;
        webhook.DisabledReason = change.IsActive is null ? webhook.DisabledReason : null;
        webhook.IsActive = change.IsActive ?? webhook.IsActive;
        webhook.UpdatedAt = transaction.Now;
        transaction.SaveWebhook(webhook);
        transaction.ForgetCached();
    }

    private static void Abandon(WriteTransaction transaction, Guid id, string reason) =>
        OutboxStore.Abandon(transaction, Destination.Webhook(id).ToString(), reason);

    // Encryption need not keep the writer.
    private byte[]? Protect(WebhookChange change) =>
        change.Secret is { } secret ? _protector.Protect(Encoding.UTF8.GetBytes(secret)) : null;
}
